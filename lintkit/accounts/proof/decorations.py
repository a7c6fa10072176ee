"""The decorators and marks of tests and fixtures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.ir import MODULE_CODE, Build, GetAttr, LoadName, StoreName
from lintkit.program.values import CodeRef, Constant, External, Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lintkit.program.program import Program

_MARKS = "pytestmark"


def decorations(program: Program, ref: CodeRef) -> Iterator[tuple[Site | None, str]]:
    """The decorators of a code and of its class: the call that makes each, and its name."""
    parent = CodeRef(ref.path, program.code(ref).parent)
    yield from own_decorations(program, ref)
    if program.code(parent).kind == "class":
        yield from decorations(program, parent)


def own_decorations(program: Program, ref: CodeRef) -> Iterator[tuple[Site | None, str]]:
    """The decorators of a code alone, the outermost first."""
    code = program.code(ref)
    for register in code.decorators:
        yield from _named(program, Place(CodeRef(ref.path, code.parent), register))


def written_names(program: Program, ref: CodeRef) -> Iterator[str]:
    """The last names of the decorators of a code, as they are written."""
    parent = CodeRef(ref.path, program.code(ref).parent)
    for register in program.code(ref).decorators:
        site = program.definition(Place(parent, register))
        made = None if site is None else program.instruction(site)
        if isinstance(made, LoadName | GetAttr):
            yield made.name


def shared_marks(program: Program, body: CodeRef) -> Iterator[tuple[Site | None, str]]:
    """The marks that the body of a module or class puts on all of its tests."""
    for instruction in program.code(body).instructions:
        if isinstance(instruction, StoreName) and instruction.name == _MARKS:
            for place in entries(program, Place(body, instruction.value)):
                yield from _named(program, place)


def marks(program: Program, ref: CodeRef) -> Iterator[tuple[Site | None, str]]:
    """The decorators of a test, and the marks that its class and its file put on all tests."""
    yield from decorations(program, ref)
    for body in (CodeRef(ref.path, program.code(ref).parent), CodeRef(ref.path, MODULE_CODE)):
        yield from shared_marks(program, body)


def entries(program: Program, place: Place) -> Iterator[Place]:
    """A register, or those of the display that it holds."""
    site = program.definition(place)
    made = None if site is None else program.instruction(site)
    if isinstance(made, Build):
        yield from (Place(place.code, entry.value) for entry in made.entries)
    else:
        yield place


def texts(program: Program, places: Iterable[Place]) -> Iterator[str]:
    """The texts in registers, and in the displays that they hold."""
    for place in places:
        for one in entries(program, place):
            for value in program.values(one):
                if isinstance(value, Constant) and isinstance(value.value, str):
                    yield value.value


def _named(program: Program, place: Place) -> Iterator[tuple[Site | None, str]]:
    site = program.definition(place)
    for value in program.values(place):
        if isinstance(value, External):
            yield site, value.symbol
