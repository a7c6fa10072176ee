"""What shows that a value may be missing, and that another stands in for it then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.provenance.commands import COMMAND_LINE
from lintkit.program.provenance.order import ancestry
from lintkit.program.provenance.registers import are_same, defining, written
from lintkit.program.values import Container, External, Place, Unknown

if TYPE_CHECKING:
    from lintkit.program.program import Program
    from lintkit.program.provenance.ways import Way

# What catches the failure of a lookup.
_CATCHING = frozenset({"KeyError", "LookupError", "Exception", "BaseException"})


def may_lack(program: Program, way: Way) -> bool:
    """Whether a way leads to what may be unset: a variable, an option, `read.get(key)`."""
    value = way.value
    if way.origin == "environment" or value == Unknown(COMMAND_LINE):
        return True
    if not isinstance(value, External) or value.origin is None or value.origin.position < 0:
        return False
    call = program.instruction(value.origin)
    return value.symbol.endswith(".get") and isinstance(call, ir.Call) and len(call.arguments) == 1


def asks_for_key(program: Program, item: Place, test: Place) -> bool:
    """Whether a test is `key in mapping` for an item that is read: `mapping[key]`."""
    read, asked = defining(program, item), defining(program, test)
    if not isinstance(read, ir.GetItem) or not isinstance(asked, ir.Operate):
        return False
    if asked.operator != "in":
        return False
    key, mapping = (Place(test.code, operand) for operand in asked.operands)
    name = written(program, key)
    return (
        name is not None
        and name == written(program, Place(item.code, read.key))
        and are_same(program, mapping, Place(item.code, read.object))
    )


def is_replaced(program: Program, source: Place, phi: ir.Phi) -> bool:
    """Whether a handler gives another value where looking this one up fails."""
    site = program.definition(unconverted(program, source))
    if site is None or not isinstance(program.instruction(site), ir.GetItem):
        return False
    regions = program.code(source.code).regions
    tried = set(ancestry(regions, program.instruction(site).region))
    others = (program.definition(Place(source.code, one)) for one in phi.sources)
    return any(
        region.kind == "handler" and region.partner in tried and _catches(program, source, region)
        for other in others
        if other is not None
        for region in (
            regions[index] for index in ancestry(regions, program.instruction(other).region)
        )
    )


def _catches(program: Program, source: Place, handler: ir.Region) -> bool:
    caught = [builtin_types(program, Place(source.code, one)) for one in handler.subjects]
    return not caught or any(not names.isdisjoint(_CATCHING) for names in caught)


def unconverted(program: Program, place: Place) -> Place:
    """What a conversion such as `float(value)` is given; the place itself where it is none."""
    made = defining(program, place)
    if isinstance(made, ir.Call) and len(made.arguments) == 1:
        return Place(place.code, made.arguments[0].value)
    return place


def builtin_types(program: Program, place: Place) -> frozenset[str]:
    """The names of the builtin types in a register or in a tuple there; empty: not all are."""
    found: set[str] = set()
    for value in program.values(place):
        if isinstance(value, External) and value.symbol.startswith("builtins."):
            found.add(value.symbol.removeprefix("builtins."))
        elif isinstance(value, Container) and value.kind == "tuple" and value.site.position >= 0:
            made = program.instruction(value.site)
            entries = made.entries if isinstance(made, ir.Build) else ()
            inner = [
                builtin_types(program, Place(value.site.code, entry.value)) for entry in entries
            ]
            if not all(inner):
                return frozenset()
            found = found.union(*inner)
        else:
            return frozenset()
    return frozenset(found)
