"""Answers in JSON that a test feeds for the program to refuse: the exceptions that it waits for.

A text that parses is no malformed one: what is raised on it says that a field is missing or of
another type, where the program raises that for nothing else.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypeAlias

from lintkit.accounts.proof import payloads
from lintkit.accounts.trials import exception_name, handlers_around
from lintkit.ir import Raise
from lintkit.program.provenance.hierarchy import lineage
from lintkit.program.values import Class, Instance, Place, Site

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from lintkit.program.program import Program
    from lintkit.program.values import CodeRef

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

    def __init__(self, program: Program, is_test: Callable[[CodeRef], bool]) -> None:
        self._program = program
        self._is_test = is_test

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
            raised = [site for name in sorted(waited_for) for site in self._raised.get(name, ())]
            if raised:
                near = {*parsing, *self._calling(parsing)}
                is_told = all(one.code in near and self._is_of_fields(one) for one in raised)
                return "schema_violation" if is_told else "doubtful"
        names = {symbol.rpartition(".")[2] for symbol in waited_for}
        return None if names.isdisjoint(_OF_SEVERAL) else "doubtful"

    @cached_property
    def _raised(self) -> dict[str, list[Site]]:
        """Where the program raises exceptions of its own, by the names of their classes."""
        found: dict[str, list[Site]] = defaultdict(list)
        for ref in self._program.codes():
            if self._is_test(ref):
                continue
            for position, one in enumerate(self._program.code(ref).instructions):
                if isinstance(one, Raise) and one.exception >= 0:
                    for value in self._program.values(Place(ref, one.exception)):
                        for name in self._names(value):
                            found[name].append(Site(ref, position))
        return dict(found)

    def _names(self, value: object) -> list[str]:
        """The names of the class of an exception of the program, and of its bases in it."""
        if not isinstance(value, Class | Instance):
            return []
        class_ = value.code if isinstance(value, Class) else value.class_
        return [self._program.code(one).name for one in lineage(self._program, class_).order]

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
