"""Classes of the program that inherit from `tuple`: `__new__` gives an instance its items."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.program import protocols
from lintkit.program.calls import new_instance
from lintkit.program.library.support import Model, return_number, where
from lintkit.program.objects import ClassObject, ContainerObject, InstanceObject

if TYPE_CHECKING:
    from lintkit.program.calls import Call
    from lintkit.program.link import Link
    from lintkit.program.solver import Node


def _new(link: Link, call: Call, _: int | None) -> None:
    """`super().__new__(cls, iterable)`."""
    class_, iterable = call.arguments.get(0), call.arguments.get(1, "iterable")

    def make(number: int) -> None:
        if isinstance(link.objects[number], ClassObject):
            made = new_instance(link, call, number)
            _fill(link, call, made, iterable)
            return_number(link, call, made)

    if class_ is not None:
        link.each(class_, make)


def _initialize(link: Link, call: Call, receiver: int | None) -> None:
    """Where a class has no `__new__` of its own, `tuple` gets what the class is called with."""
    instance = None if receiver is None else link.objects[receiver]
    if (
        receiver is not None
        and isinstance(instance, InstanceObject)
        and link.classes.owner(instance.class_, "__new__") is None
    ):
        _fill(link, call, receiver, call.arguments.get(0, "iterable"))


def _fill(link: Link, call: Call, made: int, iterable: Node | None) -> None:
    items = link.heap.items(made)

    def take(number: int) -> None:
        value = link.objects[number]
        if isinstance(value, ContainerObject) and value.in_order:
            link.heap.items(number).copy_to(items)
        else:
            protocols.collect(link, where(call), number, items.unknown)

    if iterable is not None:
        link.each(iterable, take)


MODELS: dict[str, Model] = {
    "builtins.tuple.__init__": _initialize,
    "builtins.tuple.__new__": _new,
}
