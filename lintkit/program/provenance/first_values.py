"""Tests of a constructor that decide whether an attribute keeps the value it had before.

`if limit is not None: self.limit = limit` leaves what the class has for a caller that passes None.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from lintkit import ir
from lintkit.program.provenance.conditions import Condition
from lintkit.program.provenance.registers import root
from lintkit.program.provenance.renewed import shows
from lintkit.program.provenance.stores import assigned
from lintkit.program.values import CodeRef, Context, Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lintkit.program.program import Program
    from lintkit.program.provenance.context import Source

_WHOLE = 0
CONSTRUCTORS = frozenset({"__attrs_post_init__", "__init__", "__post_init__", "model_post_init"})
"""Methods that run whenever an object is made."""

_MAKING = CONSTRUCTORS | {"__init_subclass__"}


def conditions(
    program: Program, writes: Iterable[Site], name: str, reader: CodeRef | None
) -> dict[Site, Condition]:
    """The one test under which each of some assignments stands in what makes an object or a class.

    Args:
        program: the linked program.
        writes: assignments of an attribute.
        name: the attribute.
        reader: the code that asks for it; None for any that runs later.
    """
    found = {}
    for write in writes:
        code = program.code(write.code)
        region = code.regions[program.instruction(write).region]
        if code.name not in _MAKING or not code.parameters or region.parent != _WHOLE:
            continue
        owner, place = assigned(program, write)
        own = Place(write.code, code.parameters[0].register)
        if (
            region.kind in {"then", "else"}
            and root(program, owner) == own
            and not _is_read_before(program, write, own, name, reader)
        ):
            test = Place(write.code, region.test)
            found[write] = Condition(test, region.kind == "then", place)
    return found


def where(
    source: Source, write: Site | None, tests: dict[Site, Condition], context: Context
) -> Source:
    """A source with the tests on which it is what an attribute keeps.

    Args:
        source: a value of the attribute.
        write: the assignment of that; None where it has it before the constructor runs.
        tests: the tests under which constructors assign it.
        context: the runs of these.
    """
    own = tests.get(write) if write is not None else None
    later = [
        test.otherwise
        for site, test in tests.items()
        if own is None and (write is None or (site.code == write.code and site > write))
    ]
    when = [own] if own is not None else later
    told = (structs.replace(one, context=context) for one in when)
    return structs.replace(source, when=(*source.when, *told))


def _is_read_before(
    program: Program, write: Site, own: Place, name: str, reader: CodeRef | None
) -> bool:
    """Whether an attribute may be asked for before a constructor assigns it."""
    code = program.code(write.code)
    before = code.instructions[: write.position]
    if reader == write.code:
        return any(isinstance(one, ir.GetAttr) and one.name == name for one in before)
    if reader is not None and program.code(reader).name in _MAKING:
        return True
    return any(shows(program, own, Site(write.code, position)) for position in range(len(before)))
