"""`dir` and `inspect`: the names of an object's attributes, and what they lead to."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lintkit.program import attributes
from lintkit.program.calls import call_special
from lintkit.program.creation import order
from lintkit.program.descriptors import Reader
from lintkit.program.library.support import (
    Model,
    call_back_with,
    new_container,
    return_container,
    return_number,
    return_type,
    where,
)
from lintkit.program.matching import MOST_NAMES, with_names
from lintkit.program.objects import ClassObject, ContainerObject, literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lintkit.program.calls import Call
    from lintkit.program.link import Link
    from lintkit.program.solver import Node


def _dir(link: Link, call: Call, _: int | None) -> None:
    subject = call.arguments.get(0)
    if subject is None:
        return
    listed = return_container(link, call, "list").unknown

    def add(names: Iterable[str]) -> None:
        for name in _few(names):
            link.give(listed, literal(name))

    def ask(number: int) -> None:
        if not call_special(link, where(call).call(None), number, "__dir__"):
            with_names(link, number, add)

    link.each(subject, ask)


def _few(names: Iterable[str]) -> list[str]:
    found = sorted(names)
    return found if len(found) <= MOST_NAMES else []


def _get_members(link: Link, call: Call, _: int | None) -> None:
    subject = call.arguments.get(0, "object")
    if subject is not None:
        listed = return_container(link, call, "list").unknown
        link.each(subject, partial(_add_members, link, call, listed))


def _add_members(link: Link, call: Call, listed: Node, number: int) -> None:
    def add(names: Iterable[str]) -> None:
        for name in _few(names):
            pair, halves = new_container(link, call, "tuple", f"member {name} of {number}")
            halves.length = 2
            link.give(halves.at(0), literal(name))
            reader = Reader(call.frame, call.position, halves.at(1))
            attributes.read(link, number, name, reader)
            call_back_with(link, call, call.arguments.get(1, "predicate"), halves.at(1))
            link.solver.add_one(listed, pair)

    with_names(link, number, add)


def _get_mro(link: Link, call: Call, _: int | None) -> None:
    subject = call.arguments.get(0, "cls")

    def take(class_: int) -> None:
        if class_ in link.classes:
            info = link.classes[class_]
            link.classes.when_ready(class_, lambda: return_number(link, call, order(link, info)))

    if subject is not None:
        link.each(subject, take)


def _tests_class(symbol: str, hook: str) -> Model:
    """Asks the metaclass of a class, where it has its own opinion on what belongs to the class."""

    def model(link: Link, call: Call, _: int | None) -> None:
        subject, classes = call.arguments.get(0), call.arguments.get(1)
        return_type(link, call, symbol)
        if hook not in link.classes.names or subject is None or classes is None:
            return

        def ask(class_: int) -> None:
            value = link.objects[class_]
            if isinstance(value, ClassObject):
                call_special(link, where(call).call(None, subject), class_, hook)
            elif isinstance(value, ContainerObject) and value.kind == "tuple":
                link.each(link.heap.items(class_).every, ask)

        link.each(classes, ask)

    return model


MODELS: dict[str, Model] = {
    "builtins.dir": _dir,
    **{
        symbol: _tests_class(symbol, hook)
        for symbol, hook in (
            ("builtins.isinstance", "__instancecheck__"),
            ("builtins.issubclass", "__subclasscheck__"),
        )
    },
    "inspect.getmro": _get_mro,
    "inspect.getmembers": _get_members,
    "inspect.getmembers_static": _get_members,
}
