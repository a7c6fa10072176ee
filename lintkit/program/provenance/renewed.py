"""Attributes that are set anew right after an object is made, so that its first value is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.provenance.order import ancestry, surely_precedes
from lintkit.program.provenance.stores import assigned
from lintkit.program.values import CodeRef, Constant, Function, Instance, ModuleValue, Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lintkit.program.program import Program


def renewed(
    program: Program,
    objects: Sequence[Instance],
    name: str,
    writes: list[Site],
    first: Sequence[Site],
) -> list[Site]:
    """The assignments to an attribute that later ones do not undo before anything asks for it.

    Args:
        program: the linked program.
        objects: of which it is an attribute, those that only tests make left out.
        name: the attribute.
        writes: all assignments.
        first: those of them by which a constructor gives it its first value.
    """
    later = [site for site in writes if site not in first]
    if not first or not later or not objects:
        return writes
    if all(_is_renewed(program, one, name, later) for one in objects):
        return later
    if all(_holds_none(program, site) for site in first) and all(
        _is_filled_in(program, one, later) for one in objects
    ):
        return later
    return writes


def _is_renewed(program: Program, made: Instance, name: str, writes: Iterable[Site]) -> bool:
    """Whether the code that makes an object has an attribute replaced before it can be read."""
    start = made.site
    regions = program.code(start.code).regions
    around = set(ancestry(regions, program.instruction(start).region))
    later = [
        one
        for write in writes
        for one in _in_code(program, made, write)
        if one.position > start.position and program.instruction(one).region in around
    ]
    if not later:
        return False
    first = min(later)
    return not any(
        _may_read(program, made, name, Site(start.code, position))
        for position in range(start.position + 1, first.position)
    )


def _is_filled_in(program: Program, made: Instance, writes: Iterable[Site]) -> bool:
    """Whether what a module makes is set up by a function, as `extension.init_app(app)` is.

    Until then an attribute that the constructor sets to None stands for nothing.
    """
    if program.code(made.site.code).kind != "module":
        return False
    return any(
        _always(program, write)
        and any(_always(program, call) for call in _calls(program, made, write))
        for write in writes
    )


def _holds_none(program: Program, write: Site) -> bool:
    """Whether an assignment gives nothing but None."""
    _, place = assigned(program, write)
    return program.values(place) == (Constant(None),)


def _always(program: Program, site: Site) -> bool:
    """Whether an instruction is run whenever its code is."""
    end = Site(site.code, len(program.code(site.code).instructions) - 1)
    return surely_precedes(program, (site,), end)


def _in_code(program: Program, made: Instance, write: Site) -> Iterator[Site]:
    """Where the code that makes an object has an attribute of it set: itself, or by a method."""
    owner, _ = assigned(program, write)
    if write.code == made.site.code:
        if program.values(owner) == (made,):
            yield write
    elif _always(program, write):
        yield from (one for one in _calls(program, made, write) if one.code == made.site.code)


def _calls(program: Program, made: Instance, write: Site) -> Iterator[Site]:
    """The calls of the method that sets an attribute, or what calls a setter, on one object."""
    for edge in program.callers(write.code):
        instruction = program.instruction(edge.site)
        if isinstance(instruction, ir.SetAttr):
            if program.values(Place(edge.site.code, instruction.object)) == (made,):
                yield edge.site
        elif any(
            isinstance(one, Function) and one.code == write.code and one.receiver == made
            for one in program.callees(edge.site)
        ):
            yield edge.site


def _may_read(program: Program, made: Instance, name: str, site: Site) -> bool:
    """Whether an instruction may ask for an attribute of an object, itself or by what it calls."""
    instruction = program.instruction(site)
    if isinstance(instruction, ir.GetAttr) and instruction.name == name:
        return made in program.values(Place(site.code, instruction.object))
    if isinstance(instruction, (ir.Return, ir.Yield)):
        return made in program.values(Place(site.code, instruction.value))
    if not isinstance(instruction, ir.Call):
        return False
    given = (Place(site.code, one.value) for one in instruction.arguments)
    if any(made in program.values(place) for place in given):
        return True
    return any(
        isinstance(one, Function)
        and one.receiver == made
        and not _is_plain(program, one.code, name)
        for one in program.callees(site)
    )


def _is_plain(program: Program, ref: CodeRef, name: str) -> bool:
    """Whether a method neither reads an attribute of that name nor calls other functions."""
    return not any(
        (isinstance(one, ir.GetAttr) and one.name == name)
        or (
            isinstance(one, ir.Call)
            and any(
                isinstance(value, (Function, Instance, ModuleValue))
                for value in program.callees(Site(ref, position))
            )
        )
        for position, one in enumerate(program.code(ref).instructions)
    )
