"""What `value in container` and `text in value` tell of the constants that come to a test."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.provenance import sequences
from lintkit.program.provenance.items import contents
from lintkit.program.provenance.registers import defining, root, written
from lintkit.program.values import Constant, Container, Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from lintkit.program.program import Program
    from lintkit.program.provenance.walk import Walk
    from lintkit.program.provenance.ways import Way
    from lintkit.program.values import Context

_TWO = 2


def kept(
    walk: Walk,
    place: Place,
    found: list[Way],
    test: Place,
    outcome: bool,  # noqa: FBT001  as in the instruction
    context: Context,
) -> list[Way]:
    """The ways into a value that can have come through such a test; all where it is another."""
    source = root(walk.program, place)
    made, is_denied = _membership(walk.program, test)
    if made is None:
        return found
    left, right = (Place(place.code, one) for one in made.operands)
    holds: Callable[[Constant], bool] | None = None
    if root(walk.program, right) == source:
        part = written(walk.program, left)
        if part is not None and isinstance(part.value, str):
            text = part.value
            holds = lambda one: not isinstance(one.value, str) or text in one.value  # noqa: E731
    elif root(walk.program, left) == source:
        members = _members(walk, right, context)
        holds = None if members is None else members.__contains__
    if holds is None:
        return found
    expected = (outcome != is_denied) == (made.operator == "in")
    return [
        way for way in found if not isinstance(way.value, Constant) or holds(way.value) == expected
    ]


def subject(program: Program, test: Place) -> Place | None:
    """What such a test looks for in a container; None where it is another test."""
    made, _ = _membership(program, test)
    return None if made is None else root(program, Place(test.code, made.operands[0]))


def _membership(program: Program, test: Place) -> tuple[ir.Operate | None, bool]:
    """Such a test, if it is one, and whether its outcome is turned round by `not`."""
    made = defining(program, root(program, test))
    is_denied = False
    while isinstance(made, ir.Operate) and made.operator == "not":
        is_denied = not is_denied
        made = defining(program, root(program, Place(test.code, made.operands[0])))
    if not isinstance(made, ir.Operate) or made.operator not in {"in", "not in"}:
        return None, is_denied
    return (made if len(made.operands) == _TWO else None), is_denied


def _members(walk: Walk, place: Place, context: Context) -> frozenset[Constant] | None:
    """All that a container holds, or the keys of a dict; None where not all are constants."""
    values = walk.program.values(place)
    if values and all(isinstance(one, Container) and one.kind == "dict" for one in values):
        at = walk.program.definition(place)
        items = None if at is None else contents(walk.program, place, at)
        if items is None or items.rest or any(item.optional for item in items.by_key.values()):
            return None
        return frozenset(Constant(key) for key in items.by_key if isinstance(key, str))
    found, complete = sequences.elements(walk, place, context)
    members = frozenset(way.value for way in found if isinstance(way.value, Constant))
    return members if complete and len(members) == len({way.value for way in found}) else None
