"""Attributes that are set anew right after an object is made, so that its first value is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.provenance.order import always_run, ancestry
from lintkit.program.provenance.registers import defining, root
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
    if are_renewed(program, objects, name, later):
        return later
    if all(_holds_none(program, site) for site in first) and all(
        _is_filled_in(program, one, later) for one in objects
    ):
        return later
    return writes


def are_renewed(
    program: Program, objects: Sequence[Instance], name: str, writes: Iterable[Site]
) -> bool:
    """Whether the code that makes the objects sets the attribute before anything asks for it."""
    later = tuple(writes)
    return bool(objects and later) and all(
        _is_renewed(program, one, name, later) for one in objects
    )


def lasting(program: Program, writes: list[Site], reader: CodeRef) -> list[Site]:
    """The assignments to an attribute that a constructor itself does not undo.

    Args:
        program: the linked program.
        writes: all assignments.
        reader: the code that asks for the attribute; what it assigns itself counts.
    """
    found = []
    for write in writes:
        later = [one for one in writes if one.code == write.code and one.position > write.position]
        if not later or write.code == reader or not _is_undone(program, write, later):
            found.append(write)
    return found


def _is_undone(program: Program, write: Site, later: list[Site]) -> bool:
    """Whether a constructor always assigns an attribute again, and shows it to nobody before."""
    code = program.code(write.code)
    if code.name != "__init__" or not code.parameters:
        return False
    own = Place(write.code, code.parameters[0].register)
    owners = (root(program, assigned(program, one)[0]) for one in (write, *later))
    if any(owner != own for owner in owners) or not always_run(program, later):
        return False
    between = range(write.position + 1, max(later).position)
    return not any(shows(program, own, Site(write.code, position)) for position in between)


def shows(program: Program, own: Place, site: Site) -> bool:
    """Whether an instruction hands the object on, or calls a method of it."""
    call = program.instruction(site)
    if not isinstance(call, ir.Call):
        return False
    method = defining(program, Place(site.code, call.callee))
    owner = [method.object] if isinstance(method, ir.GetAttr) else []
    handed = (*owner, *(one.value for one in call.arguments))
    return any(root(program, Place(site.code, register)) == own for register in handed)


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
        always_run(program, [write])
        and any(always_run(program, [call]) for call in _calls(program, made, write))
        for write in writes
    )


def _holds_none(program: Program, write: Site) -> bool:
    """Whether an assignment gives nothing but None."""
    _, place = assigned(program, write)
    return program.values(place) == (Constant(None),)


def _in_code(program: Program, made: Instance, write: Site) -> Iterator[Site]:
    """Where the code that makes an object has an attribute of it set: itself, or by a method."""
    owner, _ = assigned(program, write)
    if write.code == made.site.code:
        if program.values(owner) == (made,):
            yield write
    elif always_run(program, [write]):
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
