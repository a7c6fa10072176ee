"""Words for evidence chains: literals and expressions as a reader of the source knows them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.values import Element, Field, Place

if TYPE_CHECKING:
    from lintkit.ir import Scalar
    from lintkit.program.program import Program
    from lintkit.program.values import CodeRef

_LONGEST = 60


def literal(value: Scalar) -> str:
    """A literal as source text, shortened where it is long: `"gpt-4o"`, `30`, `None`."""
    if not isinstance(value, str):
        return repr(value)
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 2]}…{text[-1]}"


def expression(program: Program, place: Place) -> str:
    """A short expression as written, names in backquotes; "" where it has no short form."""
    if isinstance(place, (Element, Field)):
        whole = expression(program, Place(place.code, place.register)).strip("`")
        part = f".{place.name}" if isinstance(place, Field) else "[…]"
        return f"`{whole}{part}`" if whole else ""
    definition = program.definition(place)
    if definition is not None:
        instruction = program.instruction(definition)
        if isinstance(instruction, ir.Const):
            shown = literal(instruction.value)
            return f"{shown} ({instruction.file})" if instruction.file else shown
        if isinstance(instruction, ir.Call):
            called = dotted(program, Place(place.code, instruction.callee))
            return f"`{called}(…)`" if called else ""
    name = dotted(program, place)
    return f"`{name}`" if name else ""


def dotted(program: Program, place: Place) -> str:
    """The dotted name that a register was read from; "" where it has none."""
    definition = program.definition(place)
    if definition is None:
        return parameter_name(program, place)
    instruction = program.instruction(definition)
    if isinstance(instruction, ir.GetAttr):
        owner = dotted(program, Place(place.code, instruction.object))
        return f"{owner}.{instruction.name}" if owner else ""
    if isinstance(instruction, ir.Refine):
        return dotted(program, Place(place.code, instruction.source))
    if isinstance(instruction, (ir.LoadName, ir.ImportFrom)):
        return instruction.name
    if isinstance(instruction, ir.ImportModule):
        return instruction.module if instruction.whole else instruction.module.partition(".")[0]
    if isinstance(instruction, (ir.MakeFunction, ir.MakeClass)):
        return program.modules[place.code.path].codes[instruction.code].name
    return ""


def parameter_name(program: Program, place: Place) -> str:
    """The parameter whose register this is; "" where it is none."""
    for parameter in program.code(place.code).parameters:
        if parameter.register == place.register:
            return parameter.name
    return ""


def described(program: Program, ref: CodeRef) -> str:
    """A code as a reader calls it: `Class.method`, or its module for a module body."""
    return program.code(ref).qualname or program.symbol(ref)
