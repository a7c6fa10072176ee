"""Answers in JSON that a test feeds for the program to refuse: the exceptions that it waits for.

A text that parses is no malformed one: what is raised on it says that a field is missing or of
another type, where the program raises that for nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from lintkit.accounts.proof import payloads
from lintkit.accounts.trials import exception_name, handlers_around

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from lintkit.accounts.proof.before import Before
    from lintkit.program.program import Program
    from lintkit.program.values import CodeRef, Site

Refusal: TypeAlias = Literal["schema_violation", "doubtful"]

_OF_FIELDS = frozenset(
    {"pydantic.ValidationError", "pydantic_core.ValidationError", "jsonschema.ValidationError",
     "msgspec.ValidationError", "builtins.KeyError", "builtins.TypeError"}
)  # fmt: skip
"""What is raised on JSON in which a field is missing, or is of another type."""
_OF_TEXT = frozenset({"json.JSONDecodeError", "builtins.ValueError"})
"""What is raised on a text that is no JSON as well."""
_OF_SEVERAL = frozenset({"UnexpectedModelBehavior", "OutputParserException"})
"""What libraries raise on an answer that they cannot use, whatever is wrong with it."""


class Refusing:
    """Reads what the exceptions say for which the tests of one program wait."""

    def __init__(self, program: Program, before: Before) -> None:
        self._program = program
        self._before = before

    def of(
        self,
        waited_for: Collection[str],
        texts: Collection[str | None],
        parsing: Collection[CodeRef],
    ) -> Refusal | None:
        """What a test shows that waits for an exception, where it feeds nothing odd by itself.

        Args:
            waited_for: the exceptions, as `expected_by` tells them.
            texts: those that it feeds as the model's output, None for one that is not told.
            parsing: the codes that it runs which read JSON from that.
        """
        if texts and all(map(payloads.is_json, texts)):
            own = (name for name in sorted(waited_for) if "." not in name)
            raised = [site for name in own for site in self._before.raised.get(name, ())]
            if raised:
                near = {*parsing, *self._calling(parsing)}
                is_told = all(one.code in near and self._is_of_fields(one) for one in raised)
                return "schema_violation" if is_told else "doubtful"
        names = {symbol.rpartition(".")[2] for symbol in waited_for}
        return None if names.isdisjoint(_OF_SEVERAL) else "doubtful"

    def _calling(self, refs: Collection[CodeRef]) -> Iterator[CodeRef]:
        for ref in refs:
            yield from (edge.site.code for edge in self._program.callers(ref))

    def _is_of_fields(self, site: Site) -> bool:
        """Whether an exception is raised where fields are wrong, and nothing else is."""
        around = next(handlers_around(self._program, site), None)
        caught = None if around is None else around[1].catches
        return (
            caught is not None
            and caught <= _OF_FIELDS | _OF_TEXT
            and not caught.isdisjoint(map(exception_name, _OF_FIELDS))
        )
