"""Which registers an instruction reacts to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir

if TYPE_CHECKING:
    from lintkit.ir import AnyInstruction, Register

TEXT_METHODS = frozenset({"startswith", "endswith", "lower", "upper", "casefold", "strip"})
"""Methods of texts that tests ask, and that tell of nothing but the text."""

_READ: dict[type, tuple[str, ...]] = {
    ir.StoreName: ("value",),
    ir.Refine: ("source",),
    ir.GetAttr: ("object",),
    ir.SetAttr: ("object",),
    ir.GetItem: ("object",),
    ir.SetItem: ("object",),
    ir.Delete: ("object",),
    ir.Call: ("callee",),
    ir.Return: ("value",),
    ir.Yield: ("value",),
    ir.YieldFrom: ("value",),
    ir.Await: ("value",),
    ir.Raise: ("exception",),
    ir.Test: ("value",),
    ir.Iterate: ("iterable",),
    ir.Unpack: ("source",),
    ir.Enter: ("manager",),
    ir.MatchPosition: ("subject",),
}
"""The registers whose values an instruction reacts to."""


def reacts_to(instruction: AnyInstruction) -> tuple[Register, ...]:
    """The registers whose new values an instruction has to be told of."""
    if isinstance(instruction, ir.Phi):
        return instruction.sources
    if isinstance(instruction, ir.Operate):
        return instruction.operands
    if isinstance(instruction, ir.Build) and instruction.kind == "string":
        return tuple(entry.value for entry in instruction.entries)
    fields = _READ.get(type(instruction), ())
    return tuple(getattr(instruction, field) for field in fields)
