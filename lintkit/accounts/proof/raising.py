"""What the doubles of a test raise, and what that means as the model's failure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from lintkit.accounts.proof import payloads
from lintkit.accounts.proof.asserting import exceptions
from lintkit.ir import MODULE_CODE, LoadName, Raise
from lintkit.program.provenance.registers import defining, root
from lintkit.program.values import Constant, Container, External, Place, Site, Unknown

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from lintkit.accounts.proof.reached import Run
    from lintkit.catalogue.edge_cases import EdgeCases
    from lintkit.model import EdgeCase
    from lintkit.program.program import Program
    from lintkit.program.values import AbstractValue, CodeRef

Raised: TypeAlias = "tuple[EdgeCase | Literal['doubtful'], Site, str]"
"""What something that is raised means, where, and that it is raised."""

_NO_ERRORS = ("types.", "unittest.mock.")
_ANSWERS = ".types."
"""Where SDKs keep the classes of their answers: `openai.types.chat.ChatCompletion`."""


class Raising:
    """Reads what tests raise.

    Args:
        program: the linked program.
        known: what the catalogue knows of edge cases, which goes first.
    """

    def __init__(self, program: Program, known: EdgeCases) -> None:
        self._program = program
        self._known = known

    def by_codes(self, run: Run, foreign: frozenset[str]) -> Iterator[Raised]:
        """What the exceptions mean that helpers and fakes raise.

        Args:
            run: what the test runs.
            foreign: the packages whose exceptions are meant for another call.
        """
        codes = (*run.support, *run.fakes)
        for site, exception in self._raised(run):
            within = None if self._is_global(exception) else codes
            symbols = _without(foreign, exceptions(self._program, exception, within))
            found = {case for one in symbols if (case := payloads.of_exception(one, self._known))}
            yield from ((case, site, "raised") for case in sorted(found))
            # What a helper raises that only the test runs says what is wrong with the test.
            if not found and site.code in run.fakes and self._may_raise(exception, codes):
                yield "doubtful", site, "raised"

    def by_effect(
        self, place: Place, foreign: frozenset[str]
    ) -> Iterator[tuple[EdgeCase | None, bool]]:
        """The edge cases in an effect, and whether it is known: what is no exception is given."""
        values = self._program.values(place) if place.register >= 0 else ()
        for symbol in _without(foreign, exceptions(self._program, place)):
            yield payloads.of_exception(symbol, self._known), True
        for value in values:
            if isinstance(value, Constant):
                yield payloads.of_text(value.value), True
        if not values or any(isinstance(value, Unknown) for value in values):
            yield None, False

    def _raised(self, run: Run) -> Iterator[tuple[Site, Place]]:
        """The exceptions that helpers and fakes raise; the test itself raises to fail."""
        for ref in (*run.support, *run.fakes):
            if ref != run.test.code:
                for position, instruction in enumerate(self._program.code(ref).instructions):
                    if isinstance(instruction, Raise) and instruction.exception >= 0:
                        yield Site(ref, position), Place(ref, instruction.exception)

    def _is_global(self, exception: Place) -> bool:
        """Whether what is raised stands under a name of the file: no other test puts it there."""
        read = defining(self._program, exception)
        return isinstance(read, LoadName) and read.owner == MODULE_CODE

    def _may_raise(self, exception: Place, codes: Collection[CodeRef]) -> bool:
        """Whether a test may hand something to raise to a fake: `raise step` of a script."""
        values = self._program.values(root(self._program, exception))
        return not values or any(
            not _is_no_exception(value)
            and not (
                isinstance(value, External) and value.origin and value.origin.code not in codes
            )
            for value in values
        )


def _is_no_exception(value: AbstractValue) -> bool:
    """Whether a value is an answer, and nothing that can be raised."""
    if isinstance(value, External):
        return value.symbol.startswith(_NO_ERRORS) or _ANSWERS in value.symbol
    return isinstance(value, (Constant, Container))


def _without(foreign: frozenset[str], symbols: Iterable[str]) -> list[str]:
    """The exceptions of no other SDK: what those mean is meant for another call."""
    return [one for one in symbols if one.partition(".")[0] not in foreign]
