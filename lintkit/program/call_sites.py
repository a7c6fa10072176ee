"""Calls as they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.program.calls import Call, CallKind
from lintkit.program.parameters import Arguments, Positional

if TYPE_CHECKING:
    from lintkit import ir
    from lintkit.program.frames import Frame
    from lintkit.program.solver import Node


def explicit_call(frame: Frame, instruction: ir.Call, position: int) -> Call:
    """The call that an instruction makes in a frame."""
    positional: list[Positional] = []
    keywords: list[tuple[str, Node]] = []
    spreads: list[Node] = []
    for argument in instruction.arguments:
        node = frame.node(argument.value)
        if argument.kind == "keyword":
            keywords.append((argument.name, node))
        elif argument.kind == "positional":
            positional.append(Positional(node))
        elif _spread(frame, argument, position, positional, keywords):
            continue
        elif argument.kind == "double_star":
            spreads.append(node)
        else:
            positional.append(Positional(node, star=True))
    arguments = Arguments(tuple(positional), tuple(keywords), tuple(spreads))
    kind: CallKind = "decorator" if instruction.role == "decorator" else "call"
    return Call(frame, position, kind, frame.node(instruction.target), arguments)


def _spread(
    frame: Frame,
    argument: ir.Argument,
    position: int,
    positional: list[Positional],
    keywords: list[tuple[str, Node]],
) -> bool:
    """Writes out what a starred argument certainly holds; False where that is not known."""
    items = frame.plan.memory.spread.get((position, argument.value))
    if items is None:
        return False
    if argument.kind == "star":
        positional += (Positional(frame.node(register)) for register in items.values())
    else:
        keywords += (
            (key, frame.node(register)) for key, register in items.items() if isinstance(key, str)
        )
    return True
