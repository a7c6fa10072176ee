"""What pytest passes for the parameters of a parametrized test."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.values import CodeRef, Constant, External, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.program.program import Program

_PARAMETRIZE = "pytest.mark.parametrize"
_PARAM = "pytest.param"


def parametrized(program: Program, code: CodeRef, name: str) -> Iterator[Place]:
    """Where the values of a parameter are written, in the decorators of a test or its class."""
    while program.code(code).kind in ("function", "class"):
        around = CodeRef(code.path, program.code(code).parent)
        for register in program.code(code).decorators:
            site = program.definition(Place(around, register))
            call = None if site is None else program.instruction(site)
            if isinstance(call, ir.Call) and _names(program, around, call.callee, _PARAMETRIZE):
                yield from _written(program, around, call, name)
        code = around


def _written(program: Program, ref: CodeRef, call: ir.Call, name: str) -> Iterator[Place]:
    given = {argument.name: argument.value for argument in call.arguments}
    listed = [argument.value for argument in call.arguments if argument.kind == "positional"]
    names = given.get("argnames", next(iter(listed[:1]), ir.NO_REGISTER))
    values = given.get("argvalues", next(iter(listed[1:2]), ir.NO_REGISTER))
    parameters = _parameters(program, Place(ref, names))
    if "indirect" in given or name not in parameters:
        return
    for row in _entries(program, Place(ref, values)):
        if len(parameters) == 1:
            yield from _param(program, row) or [row]
            continue
        columns = _param(program, row) or _entries(program, row)
        if len(columns) == len(parameters):
            yield columns[parameters.index(name)]


def _parameters(program: Program, place: Place) -> list[str]:
    """The names of parameters: one text, parted by commas, or a display of texts."""
    texts = [
        value.value
        for one in _entries(program, place) or [place]
        for value in (program.values(one) if one.register >= 0 else ())
        if isinstance(value, Constant) and isinstance(value.value, str)
    ]
    return [name.strip() for text in texts for name in text.split(",") if name.strip()]


def _entries(program: Program, place: Place) -> list[Place]:
    site = program.definition(place) if place.register >= 0 else None
    display = None if site is None else program.instruction(site)
    if not isinstance(display, ir.Build) or display.kind == "dict":
        return []
    return [Place(place.code, entry.value) for entry in display.entries if not entry.spread]


def _param(program: Program, row: Place) -> list[Place]:
    """The values in `pytest.param(…)`."""
    site = program.definition(row) if row.register >= 0 else None
    call = None if site is None else program.instruction(site)
    if not isinstance(call, ir.Call) or not _names(program, row.code, call.callee, _PARAM):
        return []
    return [Place(row.code, one.value) for one in call.arguments if one.kind == "positional"]


def _names(program: Program, ref: CodeRef, register: ir.Register, symbol: str) -> bool:
    return any(
        isinstance(value, External) and value.symbol == symbol
        for value in program.values(Place(ref, register))
    )
