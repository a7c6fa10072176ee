"""How a binary operator asks its operands: the left one's method, or else the right one's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from lintkit.program.calls import call_special
from lintkit.program.objects import InstanceObject
from lintkit.program.parameters import Arguments, Positional
from lintkit.program.values import External

if TYPE_CHECKING:
    from collections.abc import Callable

    from lintkit.program.calls import Call
    from lintkit.program.link import Link
    from lintkit.program.solver import Node

ARITHMETIC = {  # the name of the special method, without what marks it
    "+": "add",
    "-": "sub",
    "*": "mul",
    "/": "truediv",
    "//": "floordiv",
    "%": "mod",
    "**": "pow",
    "@": "matmul",
    "&": "and",
    "|": "or",
    "^": "xor",
    "<<": "lshift",
    ">>": "rshift",
    "divmod": "divmod",
}
COMPARISONS = {
    "==": ("__eq__", "__eq__"),
    "!=": ("__ne__", "__ne__"),
    "<": ("__lt__", "__gt__"),
    "<=": ("__le__", "__ge__"),
    ">": ("__gt__", "__lt__"),
    ">=": ("__ge__", "__le__"),
}
_REFLECTED = {
    **dict(COMPARISONS.values()),
    **{f"__{name}__": f"__r{name}__" for name in ARITHMETIC.values()},
}
_NOT_IMPLEMENTED = External("builtins.NotImplemented")


def ask(link: Link, call: Call, receiver: int, method: str) -> bool:
    """Calls the left operand's method, and the right one's where that returns NotImplemented."""
    answer = link.solver.allocate(1)
    reflected = _REFLECTED.get(method)

    def take(number: int) -> None:
        if link.objects[number] != _NOT_IMPLEMENTED:
            if call.target is not None:
                link.solver.add_one(call.target, number)
        elif reflected is not None:
            link.solver.add_one(_turned(link, call, reflected), receiver)

    link.each(answer, take)
    return call_special(link, replace(call, target=answer), receiver, method)


def _turned(link: Link, call: Call, reflected: str) -> Node:
    """The node of the left operands that have no answer: whatever is on the right is asked of them.

    It is one for an instruction, since many on the left may meet many on the right.
    """
    right = call.arguments.positional[0].node
    place = (call.frame.number, call.position, right, call.part + reflected)
    left = link.turned.get(place)
    if left is None:
        left = link.turned[place] = link.solver.allocate(1)
        asked = replace(call, arguments=Arguments((Positional(left),)))

        def turn_to(value: int) -> None:
            call_special(link, asked, value, reflected)

        link.each(right, turn_to)
    return left


def reflect(link: Link, left: Node, method: str, answer: Callable[[], bool]) -> bool:
    """The right operand's method runs where no left operand has one."""
    for value in sorted(link.solver.points_to[left]):
        found = link.objects[value]
        if isinstance(found, InstanceObject) and link.classes.owner(found.class_, method):
            return True
    answer()
    return True
