"""Expressions as their author wrote them, as far as they are short and can be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.evidence import dotted, literal
from lintkit.program.values import Constant, Place

if TYPE_CHECKING:
    from lintkit.program.program import Program

_LONGEST = 120
_DEPTH = 4
_BRACKETS = {"list": ("[", "]"), "tuple": ("(", ")"), "set": ("{", "}"), "dict": ("{", "}")}


def written(program: Program, place: Place) -> str:
    """An expression in the words of the source, shortened with `…`; empty where it has none."""
    return _written(program, place, _DEPTH)


def _written(program: Program, place: Place, depth: int) -> str:
    site = program.definition(place)
    made = None if site is None else program.instruction(site)
    if isinstance(made, ir.Call):
        return _call(program, place, made, depth)
    if isinstance(made, ir.Operate):
        return _operation(program, place, made, depth)
    if isinstance(made, ir.Build):
        return _display(program, place, made, depth)
    if isinstance(made, ir.GetItem):
        owner = _written(program, Place(place.code, made.object), depth)
        key = _written(program, Place(place.code, made.key), depth)
        return f"{owner}[{key}]" if owner and key else ""
    if isinstance(made, ir.Const):
        return literal(made.value)
    values = program.values(place)
    if len(values) == 1 and isinstance(values[0], Constant):
        return literal(values[0].value)
    name = dotted(program, place)
    return "" if name.startswith("<") else name  # that is how a lambda is called


def _call(program: Program, place: Place, made: ir.Call, depth: int) -> str:
    callee = Place(place.code, made.callee)
    name = dotted(program, callee).rpartition(".")[2] or _method(program, callee, depth)
    if not name or name.startswith("<"):
        return ""
    parts = []
    for argument in made.arguments if depth else ():
        value = _written(program, Place(place.code, argument.value), depth - 1)
        parts.append(f"{argument.name}={value}" if argument.kind == "keyword" and value else value)
    told = f"{name}({', '.join(parts)})"
    return told if all(parts) and depth and len(told) <= _LONGEST else f"{name}(…)"


def _method(program: Program, callee: Place, depth: int) -> str:
    """A method of something that has no name itself: `Path(name).resolve`."""
    site = program.definition(callee)
    made = None if site is None else program.instruction(site)
    if not depth or not isinstance(made, ir.GetAttr):
        return ""
    owner = _written(program, Place(callee.code, made.object), depth - 1)
    return f"{owner}.{made.name}" if owner else ""


def _operation(program: Program, place: Place, made: ir.Operate, depth: int) -> str:
    operator = made.operator
    parts = [_written(program, Place(place.code, one), depth - 1) for one in made.operands]
    if not depth or not all(parts) or operator.startswith("!") or len(parts) > 2:  # noqa: PLR2004
        return ""
    if len(parts) == 1:
        sign = operator.removeprefix("u")
        return f"{sign} {parts[0]}" if sign.isalpha() else f"{sign}{parts[0]}"
    told = f"{parts[0]} {operator} {parts[1]}"
    return told if len(told) <= _LONGEST else ""


def _display(program: Program, place: Place, made: ir.Build, depth: int) -> str:
    if made.kind == "string":
        texts = (_text(program, Place(place.code, entry.value)) for entry in made.entries)
        return literal("".join(texts))
    if made.kind not in _BRACKETS:
        return ""
    start, end = _BRACKETS[made.kind]
    parts = []
    for entry in made.entries if depth else ():
        value = _written(program, Place(place.code, entry.value), depth - 1) or "…"
        is_item = entry.key != ir.NO_REGISTER
        name = _written(program, Place(place.code, entry.key), depth - 1) if is_item else ""
        stars = "" if not entry.spread else ("**" if made.kind == "dict" else "*")
        parts.append(f"{name}: {value}" if name else f"{stars}{value}")
    if not parts and made.entries:
        return f"{start}…{end}"
    told = ", ".join(parts)
    while len(told) > _LONGEST - len("[, …]") and parts:
        parts.pop()
        told = ", ".join((*parts, "…"))
    return f"{start}{told}{end}"


def _text(program: Program, place: Place) -> str:
    """A part of an f-string: what is written there, and `…` for what is computed."""
    site = program.definition(place)
    made = None if site is None else program.instruction(site)
    is_text = isinstance(made, ir.Const) and isinstance(made.value, str)
    return str(made.value) if is_text and isinstance(made, ir.Const) else "…"
