"""Attributes that members of an enumeration get of the parts of their values.

`FAST = ("gpt-4o-mini", 5)` is what `__init__` or `__new__` of the enumeration is given, one part a
parameter, and sets as attributes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.evidence import described
from lintkit.program.provenance.context import Source
from lintkit.program.provenance.hierarchy import lineage, method
from lintkit.program.provenance.registers import defining
from lintkit.program.provenance.stores import stores
from lintkit.program.provenance.ways import several
from lintkit.program.values import Class, Constant, Container, External, Instance, Place, Site

if TYPE_CHECKING:
    from lintkit.program.program import Program
    from lintkit.program.provenance.walk import Walk
    from lintkit.program.provenance.ways import Way
    from lintkit.program.values import AbstractValue, CodeRef, Context

_AUTO = "enum.auto"
_OF_VALUE = {"value": "_value_"}


def given(walk: Walk, owner: Place, name: str, context: Context) -> list[Way]:
    """The ways into such an attribute of the members in a register; empty for all others."""
    if not walk.members.holds_members(owner):
        return []
    classes = {one.class_ for one in walk.program.values(owner) if isinstance(one, Instance)}
    taken = _taken(walk.program, classes.pop(), name) if len(classes) == 1 else None
    if taken is None:
        return []
    store, index = taken
    text = f"`{name}` is set by `{described(walk.program, store.code)}`"
    step = walk.program.step(store, text)
    member = walk.members.of_enumeration(owner, context)
    values = walk.follow_all(member.sources) if member.complete else walk.ways(owner, context)
    found: list[Way] = []
    for way in values:
        places = [_part(walk.program, value, index) for value in _values(walk.program, way.value)]
        for place in places:
            if place is None:
                return []
            part = Source(place, context.elsewhere(), (*way.steps, step), way.callers, "constant")
            found += walk.follow(part)
    return several(found)


def member_value(program: Program, place: Place) -> Constant | External | None:
    """The value of the member of an enumeration that is named, `auto()` as such; None otherwise."""
    access = defining(program, place)
    if not isinstance(access, ir.GetAttr):
        return None
    classes = program.values(Place(place.code, access.object))
    found = [
        value
        for one in classes
        if isinstance(one, Class) and lineage(program, one.code).is_enumeration
        for site in stores(program).names.get((one.code.path, one.code.index, access.name), ())
        if isinstance(stored := program.instruction(site), ir.StoreName)
        for value in program.values(Place(site.code, stored.value))
    ]
    if len(found) != 1 or len(classes) != 1:
        return None
    value = found[0]
    if isinstance(value, Constant) or (isinstance(value, External) and value.symbol == _AUTO):
        return value
    return None


def _values(program: Program, value: AbstractValue) -> tuple[AbstractValue, ...]:
    """A member's value; where no more is known than that it is a member, those of all."""
    if not isinstance(value, Instance):
        return (value,)
    return tuple(
        held
        for one in program.code(value.class_).instructions
        if isinstance(one, ir.StoreName) and one.owner == value.class_.index
        for held in program.values(Place(value.class_, one.value))
        if isinstance(held, Container)
    )


def _taken(program: Program, class_: CodeRef, name: str) -> tuple[Site, int] | None:
    """Where an attribute is set to a parameter, and to which part of the value."""
    order = lineage(program, class_).order
    for making in ("__init__", "__new__"):
        code = method(program, order, making)
        for position, one in enumerate(() if code is None else program.code(code).instructions):
            if code is None or not isinstance(one, ir.SetAttr):
                continue
            if one.name != _OF_VALUE.get(name, name):
                continue
            registers = [parameter.register for parameter in program.code(code).parameters]
            is_plain = one.value in registers[1:]
            return (Site(code, position), registers.index(one.value) - 1) if is_plain else None
    return None


def _part(program: Program, value: AbstractValue, index: int) -> Place | None:
    if not isinstance(value, Container) or value.site.position < 0:
        return None
    made = program.instruction(value.site)
    if not isinstance(made, ir.Build) or made.kind != "tuple" or index >= len(made.entries):
        return None
    if any(entry.spread for entry in made.entries):
        return None
    return Place(value.site.code, made.entries[index].value)
