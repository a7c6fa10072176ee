"""Entries that are set only where a mapping lacks them: `if "timeout" not in options: …`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit import ir
from lintkit.program.provenance.order import ancestry
from lintkit.program.provenance.registers import are_same, defining, written
from lintkit.program.values import Constant, Place, Site

if TYPE_CHECKING:
    from lintkit.program.program import Program


class Filling(Struct, frozen=True):
    """The test after which a mapping has an entry, set there or before.

    Attributes:
        test: the instruction that asks.
        replaces_none: an entry that is None is replaced too.
    """

    test: Site
    replaces_none: bool


def filling(program: Program, site: Site, change: ir.SetItem) -> Filling | None:
    """The test for a missing entry under which an instruction sets it; None for any other."""
    key = written(program, Place(site.code, change.key))
    mapping = Place(site.code, change.object)
    if key is None:
        return None
    regions = program.code(site.code).regions
    for index in ancestry(regions, change.region):
        if regions[index].kind != "then":
            continue
        made = program.definition(Place(site.code, regions[index].test))
        test = None if made is None else program.instruction(made)
        if made is None or not isinstance(test, ir.Operate):
            continue
        asked = [Place(site.code, operand) for operand in test.operands]
        if test.operator == "not in":
            if written(program, asked[0]) == key and are_same(program, asked[1], mapping):
                return Filling(made, replaces_none=False)
        elif _is_none(program, test, asked) and _is_read(program, asked[0], mapping, key):
            return Filling(made, replaces_none=True)
    return None


def _is_none(program: Program, test: ir.Operate, asked: list[Place]) -> bool:
    """Whether a test holds of what is None: `not x`, `x is None`."""
    if test.operator == "not":
        return True
    return test.operator == "is" and written(program, asked[1]) == Constant(None)


def _is_read(program: Program, place: Place, mapping: Place, key: Constant) -> bool:
    """Whether a register holds the entry itself: `mapping[key]`, `mapping.get(key)`."""
    read = defining(program, place)
    if isinstance(read, ir.GetItem):
        owner, name = Place(place.code, read.object), Place(place.code, read.key)
        return are_same(program, owner, mapping) and written(program, name) == key
    if not isinstance(read, ir.Call) or len(read.arguments) != 1:
        return False
    method = defining(program, Place(place.code, read.callee))
    name = Place(place.code, read.arguments[0].value)
    return (
        isinstance(method, ir.GetAttr)
        and method.name == "get"
        and are_same(program, Place(place.code, method.object), mapping)
        and written(program, name) == key
    )
