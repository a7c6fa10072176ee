"""How a binary operator asks its operands: the left one's method, or else the right one's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from lintkit.program.calls import call_special
from lintkit.program.contexts import class_of
from lintkit.program.objects import InstanceObject
from lintkit.program.parameters import Arguments, Positional
from lintkit.program.receivers import heirs
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
_OF_OTHERS = frozenset(f"__r{name}__" for name in ARITHMETIC.values())
"""Methods that are not asked for a left operand of their own class, which has answered already."""

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


def ask_in_order(link: Link, call: Call, left: int, method: str) -> None:
    """Calls the left operand's method, unless that of the right one goes first.

    It does where the right one's class extends that of the left one, and has a method of its own.
    """
    reflected = _REFLECTED[method]
    if not _has_heirs_with(link, left, reflected):
        ask(link, call, left, method)
        return
    asked = replace(call, arguments=Arguments((Positional(link.constant(left)),)))
    right = call.arguments.positional[0].node

    def decide(other: int) -> None:
        if _goes_first(link, left, other, reflected):
            call_special(link, asked, other, reflected)
        else:
            ask(link, call, left, method)

    def ask_alone() -> bool:
        if not link.solver.points_to[right]:
            ask(link, call, left, method)
        return True

    link.each(right, decide)
    link.defer("operators", ask_alone)


def _has_heirs_with(link: Link, number: int, method: str) -> bool:
    """Whether a class that extends that of an object has its own version of a method."""
    found = link.objects[number]
    if method not in link.classes.names or not isinstance(found, InstanceObject):
        return False
    own = link.classes.owner(found.class_, method)
    every = heirs(link.classes[found.class_])
    return any(link.classes.owner(one.number, method) is not own for one in every)


def _goes_first(link: Link, left: int, right: int, method: str) -> bool:
    one, other = link.objects[left], link.objects[right]
    return (
        isinstance(one, InstanceObject)
        and isinstance(other, InstanceObject)
        and link.classes.is_subclass(other.class_, one.class_)
        and link.classes.owner(other.class_, method) is not link.classes.owner(one.class_, method)
    )


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
            if reflected in _OF_OTHERS:
                _ask_for_others(link, asked, value, reflected)
            else:
                call_special(link, asked, value, reflected)

        link.each(right, turn_to)
    return left


def _ask_for_others(link: Link, call: Call, right: int, reflected: str) -> None:
    """Calls the right operand's method once a left one is of another class than it."""
    asked = False

    def ask_for(left: int) -> None:
        nonlocal asked
        if not asked and class_of(link, left) != class_of(link, right):
            asked = True
            call_special(link, call, right, reflected)

    link.each(call.arguments.positional[0].node, ask_for)


def reflect(link: Link, left: Node, method: str, answer: Callable[[], bool]) -> bool:
    """The right operand's method runs where no left operand has one."""
    for value in sorted(link.solver.points_to[left]):
        found = link.objects[value]
        if isinstance(found, InstanceObject) and link.classes.owner(found.class_, method):
            return True
    answer()
    return True
