"""Namespaces as dictionaries: `__dict__`, `vars()`, `globals()`.

Such a dictionary is a view: what is stored in it is an attribute, and the other way round.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lintkit.program.objects import ContainerObject, InstanceObject, literal
from lintkit.program.parameters import OF_PARAMETERS

if TYPE_CHECKING:
    from collections.abc import Callable

    from lintkit.program.frames import Frame
    from lintkit.program.heap import Key
    from lintkit.program.link import Link
    from lintkit.program.solver import Node

NAMESPACE = "namespace"
"""The part of a frame that is the dictionary of what it binds."""


def dictionary(link: Link, frame: Frame) -> int:
    """The dictionary of what a module, class body or function binds."""
    number = link.objects.number(ContainerObject("dict", frame.number, OF_PARAMETERS, NAMESPACE))
    items = link.heap.items(number)
    if items.elsewhere is not None:
        return number
    items.elsewhere = _named(lambda name: link.variable(frame, name) + 1)
    items.follow(partial(_read, lambda name, target: link.read_variable(frame, name, target)))
    for name in sorted(frame.plan.owned):
        link.give(items.names, literal(name))
        items.at(name)
    return number


def dictionary_of_instance(link: Link, instance: int) -> int:
    """The `__dict__` of an instance: what was stored on it, and nothing that its class has."""
    value = link.objects[instance]
    assert isinstance(value, InstanceObject)  # noqa: S101  narrowed by the callers
    class_ = value.class_
    part = f"{NAMESPACE} {instance}"
    number = link.objects.number(ContainerObject("dict", value.frame, OF_PARAMETERS, part))
    items = link.heap.items(number)
    if items.elsewhere is not None:
        return number
    items.elsewhere = _named(partial(link.heap.field, instance))

    def add(name: str, field: Node) -> None:
        if name not in link.stored_names and link.classes.owner(class_, name) is not None:
            return
        link.solver.connect(field, items.at(name))
        link.give_with(field, items.names, link.objects.number(literal(name)))

    link.heap.follow_fields(instance, add)
    return number


def _named(place: Callable[[str], Node]) -> Callable[[Key], Node | None]:
    return lambda key: place(key) if isinstance(key, str) else None


def _read(read: Callable[[str, Node], None], key: Key, node: Node) -> None:
    if isinstance(key, str):
        read(key, node)
