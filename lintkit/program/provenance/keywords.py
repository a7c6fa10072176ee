"""Keywords that a function got in its `**kwargs` and kept, to hand them on at another time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.provenance.anew import changed
from lintkit.program.provenance.registers import root
from lintkit.program.provenance.stores import stores
from lintkit.program.values import Container, Place, Site

if TYPE_CHECKING:
    from lintkit.program.program import Program
    from lintkit.program.values import AbstractValue, CodeRef


def keeper(program: Program, place: Place) -> CodeRef | None:
    """The function whose `**kwargs` a register holds, where nothing has changed them since."""
    values = program.values(place)
    return keeper_of(program, values[0]) if len(values) == 1 else None


def keeper_of(program: Program, value: AbstractValue) -> CodeRef | None:
    """The function whose `**kwargs` a value is, where nothing has changed them since."""
    taken = taken_by(program, value)
    unchanged = isinstance(value, Container) and not stores(program).changes(value)
    return None if taken is None or not unchanged else taken.code


def taken_by(program: Program, value: AbstractValue) -> Place | None:
    """The `**kwargs` of a function that a value is."""
    if not isinstance(value, Container) or value.kind != "dict" or value.site.position >= 0:
        return None
    code = value.site.code
    registers = (one.register for one in program.code(code).parameters if one.kind == "var_keyword")
    return next((Place(code, one) for one in registers), None)


def own_keywords(program: Program, place: Place) -> Place | None:
    """The `**kwargs` of the code itself that a register holds; also where nothing calls it."""
    values = program.values(place)
    if values:
        found = taken_by(program, values[0]) if len(values) == 1 else None
        return found if found is not None and found.code == place.code else None
    found = root(program, place)
    parameters = program.code(found.code).parameters
    is_own = any((p.register, p.kind) == (found.register, "var_keyword") for p in parameters)
    return found if is_own else None


def given_back(program: Program, place: Place) -> tuple[Place, Site] | None:
    """The `**kwargs` that a function changes and gives back or keeps, and where it ends with them.

    None for anything else.
    """
    values = program.values(place)
    keywords = taken_by(program, values[0]) if len(values) == 1 else None
    if keywords is None or keywords.code == place.code:
        return None
    code = keywords.code
    ends = [
        Site(code, position)
        for position, one in enumerate(program.code(code).instructions)
        if isinstance(one, ir.Return)
    ]
    changes = stores(program).changes(values[0]) if isinstance(values[0], Container) else []
    last = Site(code, len(program.code(code).instructions) - 1)
    through = (changed(program, one) for one in changes)
    if not ends and last not in changes and program.instruction(last).region == 0:  # it keeps them
        ends = [last] if all(one and root(program, one) == keywords for one in through) else []
    if len(ends) != 1 or any(change.code != code for change in changes):
        return None
    return keywords, ends[0]
