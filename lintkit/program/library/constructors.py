"""Builtins that build containers from what they are given."""

from __future__ import annotations

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
from lintkit.program.mapping_updates import update_dict
from lintkit.program.objects import MAPPINGS, ContainerObject
from lintkit.program.values import External

if TYPE_CHECKING:
    from lintkit.program.calls import Call
    from lintkit.program.link import Link


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
