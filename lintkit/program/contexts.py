"""What tells the calls of a function apart: each context has a frame of its own.

A few calls get their own; the others share frames by what they have in common (call strings and
receivers: Smaragdakis, Bravenboer and Lhoták, "Pick Your Contexts Well", POPL 2011).
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from lintkit.program.manifest import manifest, manifest_of_hook, manifest_of_maker
from lintkit.program.objects import MOST_CALLABLES, ClassObject, InstanceObject
from lintkit.program.plan import HOOKS

if TYPE_CHECKING:
    from lintkit.program.calls import Call
    from lintkit.program.frames import Context
    from lintkit.program.link import Link
    from lintkit.program.plan import Plan

_SMALL = 16
"""A method of fewer registers costs little, so that more calls get a frame of their own."""

_MOST_MANIFEST = 16
"""How many frames of a function are told apart by the arguments that calls write out."""

_MAKERS = frozenset({"__call__", "__new__"})
"""What is run on a class to make an instance of it."""

_OF_CALLABLES = frozenset({"__call__", "__get__", "__init__"})
"""What makes an object that stands for a function, and what calls it."""

_MOST_COLLECTIONS = 32
"""How many places a method is told apart for that make collections of items."""

_MOST_CLASSES = 200
"""How many classes a maker is told apart for."""

_MOST_NAMES = 100
"""How many attributes a hook is told apart for, of one object and then of one class."""


def context_of(call: Call) -> Context:
    """What tells a call from others: where it is."""
    return (call.frame.number, call.position, call.part)


def own_frames(link: Link, plan: Plan, call: Call, receiver: int | None) -> int:
    """How many calls of a function get a frame of their own; of methods the receiver tells more.

    None of a hook: reading an attribute here is the same as reading it there.
    """
    if call.kind == "decorator":
        return sys.maxsize
    if _is_hook(plan, call):
        return 0
    if receiver is not None and isinstance(link.objects[receiver], InstanceObject):
        return plan.contexts if plan.code.registers < _SMALL else max(1, plan.contexts - 2)
    return plan.contexts


def shared_by(
    link: Link, plan: Plan, call: Call, receiver: int | None
) -> tuple[tuple[Context, int], ...]:
    """What calls have in common that share a frame, and how many such frames there are."""
    most = max(1, plan.contexts - 1)
    if receiver is None:
        told = manifest(plan, call)
        return (
            (told, 0 if told is None else _MOST_MANIFEST),
            ((call.frame.plan.number, call.position, call.part), most),
        )
    if plan.code.name in _MAKERS and isinstance(link.objects[receiver], ClassObject):
        return ((manifest_of_maker(plan, call, receiver), _MOST_CLASSES),)
    if _is_hook(plan, call):
        name = link.solver.points_to[call.arguments.positional[0].node]
        return (
            (manifest_of_hook(plan, name, receiver), _MOST_NAMES),
            (manifest_of_hook(plan, name, class_of(link, receiver)), _MOST_NAMES),
        )
    return (
        (_origin(link, receiver), _most_origins(link, plan, receiver)),
        (class_of(link, receiver), most),
    )


def _is_hook(plan: Plan, call: Call) -> bool:
    """Whether the interpreter asks a method for an attribute, or hands it one to store."""
    return (
        plan.code.name in HOOKS
        and call.kind == "implicit"
        and bool(call.arguments.positional)
        and len(plan.code.parameters) > 1
    )


def _most_origins(link: Link, plan: Plan, receiver: int) -> int:
    """How many objects a method is told apart for.

    Many where they stand for functions; more than of others where each holds items of its own, as
    collections tell most by being told apart (Milanova, Rountev and Ryder, "Parameterized Object
    Sensitivity for Points-to Analysis for Java", TOSEM 2005).
    """
    value = link.objects[receiver]
    if not isinstance(value, InstanceObject):
        return plan.contexts
    if plan.code.name in _OF_CALLABLES and link.classes.is_callable(value.class_):
        return MOST_CALLABLES
    is_collection = link.classes.owner(value.class_, "__iter__") is not None
    return max(plan.contexts, _MOST_COLLECTIONS) if is_collection else plan.contexts


def _origin(link: Link, receiver: int) -> Context:
    """The instruction that makes an instance, in whatever frame; other objects by themselves."""
    value = link.objects[receiver]
    if isinstance(value, InstanceObject) and value.position >= 0:
        return (value.class_, link.frames.all[value.frame].plan.number, value.position)
    return receiver


def class_of(link: Link, receiver: int) -> int:
    """The class of an instance; a class, as any other object, stands for itself."""
    value = link.objects[receiver]
    return value.class_ if isinstance(value, InstanceObject) else receiver
