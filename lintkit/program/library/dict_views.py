"""What `keys`, `values` and `items` of a dict hand out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.program import updates
from lintkit.program.keys import key_of, unboxed
from lintkit.program.library.support import new_container, return_container
from lintkit.program.objects import literal

if TYPE_CHECKING:
    from lintkit.program.calls import Call
    from lintkit.program.heap import Items, Key
    from lintkit.program.link import Link
    from lintkit.program.solver import Node

_MOST_PAIRS = 30
"""How many keys of a dictionary are told apart in a loop over its items."""


def values(link: Link, call: Call, receiver: int | None) -> None:
    """The values; in the order of the steps where the code itself made the dict."""
    if receiver is not None:
        found = return_container(link, call, "generator").unknown
        if call.part or not updates.read(link, call.frame, call.position, receiver, found):
            link.solver.connect(link.heap.items(receiver).every, found)


def keys(link: Link, call: Call, items: Items) -> None:
    """The keys."""
    link.solver.connect(items.names, return_container(link, call, "generator").unknown)


def pairs(link: Link, call: Call, items: Items) -> None:
    """A pair for each key, as far as keys are known; one for the others."""
    result = return_container(link, call, "generator")
    shared, others = new_container(link, call, "tuple", f"{call.part}pair")
    others.length = 2
    known: set[Key] = set()

    def share(_: int) -> None:
        link.solver.connect(items.names, others.at(0))
        link.solver.add_one(result.unknown, shared)

    def add(key: Key, node: Node) -> None:
        name = _object_of(link, key)
        if name is None or len(known) == _MOST_PAIRS:
            link.solver.connect(node, others.at(1))
            return
        known.add(key)
        number, pair = new_container(link, call, "tuple", f"{call.part}pair {key}")
        pair.length = 2
        link.solver.add_one(pair.at(0), name)
        link.solver.connect(node, pair.at(1))
        # A key that is only asked for has no item.
        link.give_with(node, result.unknown, number)

    def add_keys_without_value() -> bool:
        for number in sorted(link.solver.points_to[items.names]):
            node = items.by_key.get(unboxed(key_of(link, number)))
            if node is None or not link.solver.points_to[node]:
                link.solver.add_one(others.at(0), number)
                link.solver.add_one(result.unknown, shared)
        return True

    items.follow(add)
    link.solver.connect(items.unknown, others.at(1))
    link.each(others.at(1), share)
    link.defer("keys", add_keys_without_value)


def _object_of(link: Link, key: Key) -> int | None:
    """The one object that has a key; None where others may have it too."""
    match key:
        case str():
            return link.objects.number(literal(key))
        case ("object", int(number)):
            return number
    return None
