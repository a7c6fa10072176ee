"""Builtins that build containers from what they are given."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from lintkit.program import protocols, updates
from lintkit.program.default_dicts import FACTORY
from lintkit.program.displays import SEQUENCES
from lintkit.program.keys import store
from lintkit.program.library.support import (
    Model,
    elements_of,
    new_container,
    return_number,
    where,
)
from lintkit.program.objects import MAPPINGS, ContainerObject, Literal, literal
from lintkit.program.values import External

if TYPE_CHECKING:
    from lintkit.program.calls import Call
    from lintkit.program.heap import Items
    from lintkit.program.link import Link
    from lintkit.program.solver import Node


_TAKING = {
    **dict.fromkeys(SEQUENCES, protocols.collect),
    **dict.fromkeys(("set", "frozenset"), protocols.gather),
}
"""How elements are taken, where more is asked than the next one."""


def _sequence(kind: str) -> Model:
    def model(link: Link, call: Call, _: int | None) -> None:
        number, items = new_container(link, call, kind)
        return_number(link, call, number)
        source = call.arguments.get(0)
        if source is None or _in_order(link, call, number):
            return

        def fill(number: int) -> None:
            value = link.objects[number]
            given = link.heap.items(number)
            if (
                kind in SEQUENCES
                and isinstance(value, ContainerObject)
                and value.in_order
                and (given.length is not None or value.kind not in SEQUENCES)
            ):
                given.copy_to(items)
                items.length = given.length
            else:
                take = _TAKING.get(kind, protocols.iterate)
                take(link, where(call), number, items.unknown)

        link.each(source, fill)

    return model


def _dict(kind: str) -> Model:
    def model(link: Link, call: Call, _: int | None) -> None:
        number, items = new_container(link, call, kind)
        return_number(link, call, number)
        if not _in_order(link, call, number):
            update_dict(link, call, items)

    return model


def _default_dict(link: Link, call: Call, _: int | None) -> None:
    number, items = new_container(link, call, "defaultdict")
    return_number(link, call, number)
    factory = call.arguments.get(0, FACTORY)
    if factory is not None:
        link.solver.connect(factory, link.heap.field(number, FACTORY))
    update_dict(link, replace(call, arguments=call.arguments.from_index(1)), items)


def _from_keys(link: Link, call: Call, _: int | None) -> None:
    """`dict.fromkeys(keys, value)`."""
    number, items = new_container(link, call, "dict")
    return_number(link, call, number)
    keys = elements_of(link, call, call.arguments.get(0))
    protocols.hashed(link, where(call), keys)
    link.solver.connect(keys, items.names)
    value = call.arguments.get(1)
    if value is not None:
        store(link, items, keys, value)


def _counter(link: Link, call: Call, _: int | None) -> None:
    """The elements are the keys."""
    number, items = new_container(link, call, "Counter")
    return_number(link, call, number)
    protocols.elements(link, where(call), call.arguments.get(0, "iterable"), items.names)
    link.give(items.unknown, External("builtins.int"))


def _in_order(link: Link, call: Call, number: int) -> bool:
    """Fills a container with what the code knows that it holds."""
    return not call.part and updates.make(link, call.frame, call.position, number)


@dataclass(eq=False, slots=True)
class Update:
    """An update of a mapping; of many sources that hold the same pairs, each is taken once.

    What the call names itself comes after what a source holds.
    """

    link: Link
    call: Call
    items: Items
    taken: set[int] = field(default_factory=set)

    def __call__(self, number: int) -> None:
        """Takes what a source holds."""
        value = self.link.objects[number]
        source = protocols.items_of(self.link, number)
        names, values = self.items.names, self.items.unknown
        if protocols.read_mapping(self.link, where(self.call), number, names, values):
            return
        if isinstance(value, ContainerObject) and value.kind not in MAPPINGS:
            pair = self.link.solver.allocate(1)
            protocols.iterate(self.link, where(self.call), number, pair)
            self.link.each(pair, self._take_pair)
        elif source is not None:
            named = frozenset(name for name, _ in self.call.arguments.keywords)
            source.copy_to(self.items, without=named)

    def _take_pair(self, number: int) -> None:
        if number in self.taken:
            return
        self.taken.add(number)
        pair = self.link.heap.items(number)
        name = self.link.solver.allocate(1)
        item = self.link.solver.allocate(1)
        pair.read(0, name)
        pair.read(1, item)
        self.link.solver.connect(name, self.items.names)
        self.link.each(name, partial(_add_item, self.link, self.items, item))


def update_dict(link: Link, call: Call, items: Items) -> None:
    """The arguments of `dict(...)` and `dict.update(...)`: a mapping or pairs, and keywords."""
    update = Update(link, call, items)
    source = call.arguments.get(0)
    if source is not None:
        link.each(source, update)
    for name, node in call.arguments.keywords:
        link.give(items.names, literal(name))
        link.solver.connect(node, items.from_others(name))
    for node in call.arguments.spreads:
        link.each(node, update)


def _add_item(link: Link, items: Items, item: Node, name: int) -> None:
    key = link.objects[name]
    node = items.from_others(key.value) if isinstance(key, Literal) else items.unknown
    link.solver.connect(item, node)


MODELS: dict[str, Model] = {
    "builtins.dict.fromkeys": _from_keys,
    "builtins.list": _sequence("list"),
    "builtins.tuple": _sequence("tuple"),
    "builtins.set": _sequence("set"),
    "builtins.frozenset": _sequence("frozenset"),
    "collections.deque": _sequence("deque"),
    "weakref.WeakSet": _sequence("WeakSet"),
    **{symbol: _dict(kind) for kind, symbol in MAPPINGS.items()},
    "collections.Counter": _counter,
    "collections.defaultdict": _default_dict,
}
