"""Which of several containers some objects hold or make: `self.options`, `self.defaults()`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.provenance.hierarchy import lineage, method
from lintkit.program.provenance.registers import defining
from lintkit.program.provenance.stores import stores
from lintkit.program.values import CodeRef, Container, Place

if TYPE_CHECKING:
    from lintkit.program.program import Program
    from lintkit.program.values import AbstractValue, Instance


def of_objects(
    program: Program,
    place: Place,
    values: tuple[AbstractValue, ...],
    objects: frozenset[Instance],
) -> tuple[AbstractValue, ...]:
    """The values of a register in the runs on some objects; all where that leaves none.

    Args:
        program: the linked program.
        place: the register.
        values: what it holds in any run.
        objects: those on which the code runs.
    """
    if not objects or len(values) < 2:  # noqa: PLR2004  # nothing to choose
        return values
    made = defining(program, place)
    called = isinstance(made, ir.Call)
    read = defining(program, Place(place.code, made.callee)) if isinstance(made, ir.Call) else made
    if not isinstance(read, ir.GetAttr):
        return values
    if not objects.issubset(program.values(Place(place.code, read.object))):
        return values
    homes = {_home(program, one.class_, read.name, called=called) for one in objects}
    others = {_origin(program, value, read.name, called=called) for value in values} - {None}
    if None in homes:
        return values
    found = tuple(
        value
        for value in values
        if (origin := _origin(program, value, read.name, called=called)) is None or origin in homes
    )
    return found if others else values


def _home(program: Program, class_: CodeRef, name: str, *, called: bool) -> CodeRef | None:
    """The method, or the class with the attribute, that a class finds under a name."""
    order = lineage(program, class_).order
    if called:
        return method(program, order, name)
    names = stores(program).names
    return next((ref for ref in order if (ref.path, ref.index, name) in names), None)


def _origin(program: Program, value: AbstractValue, name: str, *, called: bool) -> CodeRef | None:
    """The method of that name, or the body of a class, in which a container is made."""
    if not isinstance(value, Container) or value.site.position < 0:
        return None
    code = program.code(value.site.code)
    parent = program.code(CodeRef(value.site.code.path, code.parent))
    is_one = code.name == name and parent.kind == "class" if called else code.kind == "class"
    return value.site.code if is_one else None
