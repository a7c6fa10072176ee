"""What a condition compares a part of an answer with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.accounts.reading import externals
from lintkit.program.provenance.registers import defining, written
from lintkit.program.values import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.output.moves import Seen
    from lintkit.program.program import Program

_WITH_ONE = frozenset({"==", "!=", "matches"})
_WITH_SEVERAL = frozenset({"in", "not in"})


def compared(program: Program, seen: Seen) -> ir.AnyInstruction | None:
    """What the other operand of a comparison is made by."""
    place = _other(program, seen)
    return None if place is None else defining(program, place)


def words(program: Program, seen: Seen) -> tuple[str, ...]:
    """The words that a part of the answer is compared with; none unless all of them are known."""
    found = list(_words(program, seen))
    return tuple(word for word in found if word is not None) if None not in found else ()


def _words(program: Program, seen: Seen) -> Iterator[str | None]:
    place = _other(program, seen)
    if place is None:
        return
    if seen.detail in _WITH_ONE:
        yield _word(program, place)
    elif seen.detail in _WITH_SEVERAL:
        display = compared(program, seen)
        entries = display.entries if isinstance(display, ir.Build) else ()
        for entry in entries:
            yield None if entry.spread else _word(program, Place(place.code, entry.value))


def _word(program: Program, place: Place) -> str | None:
    """A text, or the member of an enumeration of the SDK's, by its name."""
    if (constant := written(program, place)) is not None:
        return constant.value if isinstance(constant.value, str) else None
    members = externals(program, place)
    return members[0].symbol.rpartition(".")[2] if len(members) == 1 else None


def _other(program: Program, seen: Seen) -> Place | None:
    instruction = program.instruction(seen.site)
    if not isinstance(instruction, ir.Operate):
        return None
    others = [one for one in instruction.operands if one != seen.state.place.register]
    return Place(seen.site.code, others[0]) if len(others) == 1 else None
