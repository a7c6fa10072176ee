"""Calls as they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.program.calls import Call, CallKind
from lintkit.program.parameters import Arguments, Positional

if TYPE_CHECKING:
    from lintkit import ir
    from lintkit.program.frames import Frame


def explicit_call(frame: Frame, instruction: ir.Call, position: int) -> Call:
    """The call that an instruction makes in a frame."""
    positional = []
    keywords = []
    spreads = []
    for argument in instruction.arguments:
        node = frame.node(argument.value)
        if argument.kind == "keyword":
            keywords.append((argument.name, node))
        elif argument.kind == "double_star":
            spreads.append(node)
        else:
            positional.append(Positional(node, argument.kind == "star"))
    arguments = Arguments(tuple(positional), tuple(keywords), tuple(spreads))
    kind: CallKind = "decorator" if instruction.role == "decorator" else "call"
    return Call(frame, position, kind, frame.node(instruction.target), arguments)
