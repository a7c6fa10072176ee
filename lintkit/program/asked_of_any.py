"""What Python asks of any object at all: whether it is equal, or true, and how it is written.

Such a question tells nothing of the object. Where more objects meet than are followed, those that
happen to be among them and answer it with a method of the program are no sign that it runs: of such
edges, one in six was seen in runs of tests. They are taken back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.reactions import reacts_to
from lintkit.program.solver import OVERFLOW
from lintkit.program.values import CodeRef

if TYPE_CHECKING:
    from lintkit.program.link import Link
    from lintkit.program.plan import Plan

_METHODS = frozenset(
    {"__bool__", "__eq__", "__format__", "__hash__", "__len__", "__ne__", "__repr__", "__str__"}
)


def take_back(link: Link) -> None:
    """Forgets the edges to such methods from instructions with too many objects to follow."""
    for (number, position), callees in link.edges.items():
        asked = [
            callee
            for callee, (kind, _) in callees.items()
            if kind == "implicit" and isinstance(callee, CodeRef)
            if _name(link, callee) in _METHODS
        ]
        if asked and _is_crowded(link, link.plans[number], position):
            for callee in asked:
                del callees[callee]


def _name(link: Link, ref: CodeRef) -> str:
    return link.bodies[ref.path].module.codes[ref.index].name


def _is_crowded(link: Link, plan: Plan, position: int) -> bool:
    instruction = plan.code.instructions[position]
    read = list(reacts_to(instruction))
    if isinstance(instruction, ir.Call):
        read += [argument.value for argument in instruction.arguments]
    return any(
        OVERFLOW in link.solver.points_to[frame.node(register)]
        for frame in link.frames.of_plan.get(plan.number, ())
        for register in read
        if register != ir.NO_REGISTER
    )
