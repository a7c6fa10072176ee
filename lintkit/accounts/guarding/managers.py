"""Context managers of the program, and what has run of them when their `with` block begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit.accounts.reading import entered
from lintkit.ir import Return, Yield
from lintkit.program.provenance.hierarchy import lineage, method
from lintkit.program.values import CodeRef, Function, Instance, Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.program.program import Program


class Manager(Struct, frozen=True):
    """A context manager of the program.

    Attributes:
        made: the call that makes it.
        entered: up to where its code has run when the block begins: to the `yield` of a
            generator, or to where `__enter__` returns.
    """

    made: Site
    entered: tuple[Site, ...]


def managers(program: Program, site: Site) -> Iterator[Manager]:
    """The managers of the blocks around an instruction, innermost first."""
    for place in entered(program, site):
        yield from managers_at(program, place)


def managers_at(program: Program, place: Place) -> Iterator[Manager]:
    """The managers in a register; none unless the program makes all that comes there."""
    made = program.definition(place)
    callees = () if made is None else program.callees(made)
    functions = [one.code for one in callees if isinstance(one, Function)]
    generators = [code for code in functions if program.code(code).is_generator]
    if made is not None and generators and len(generators) == len(callees):
        yield Manager(made, tuple(one for code in generators for one in _yields(program, code)))
        return
    values = program.values(place)
    objects = [one for one in values if isinstance(one, Instance)]
    for value in objects if len(objects) == len(values) else ():
        order = lineage(program, value.class_).order
        enters = (method(program, order, name) for name in ("__enter__", "__aenter__"))
        for code in (one for one in enters if one is not None):
            yield Manager(value.site, tuple(_ends(program, code)))


def _yields(program: Program, code: CodeRef) -> Iterator[Site]:
    for position, instruction in enumerate(program.code(code).instructions):
        if isinstance(instruction, Yield):
            yield Site(code, position)


def _ends(program: Program, code: CodeRef) -> Iterator[Site]:
    """Where a function returns; its last instruction where it has no `return`."""
    instructions = program.code(code).instructions
    found = [index for index, one in enumerate(instructions) if isinstance(one, Return)]
    yield from (Site(code, index) for index in found or range(len(instructions))[-1:])
