"""`collections.defaultdict`: asking for a key that is not there puts a new object under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from lintkit.program.calls import invoke_each
from lintkit.program.keys import key_of, unboxed

if TYPE_CHECKING:
    from lintkit.program.link import Link
    from lintkit.program.protocols import Where
    from lintkit.program.solver import Node

FACTORY = "default_factory"
"""The attribute that makes what is missing."""

_MOST_KEYS = 40
"""How many keys of one place get an object of their own."""


def ask(link: Link, where: Where, number: int, key: Node) -> None:
    """`dictionary[key]`: what the factory makes is under each key, where the key is known."""
    items = link.heap.items(number)
    factory = link.heap.field(number, FACTORY)
    link.solver.connect(key, items.names)
    told: set[int] = set()

    def make(part: str, target: Node) -> None:
        call = replace(where.call(target, part=part), kind="callback")
        invoke_each(link, call, factory)

    def make_under(value: int) -> None:
        found = key_of(link, value)
        if found is None or len(told) == _MOST_KEYS:
            make("default", items.unknown)
            return
        told.add(value)
        make(f"default {found!r}", items.from_others(unboxed(found)))

    def make_anywhere() -> bool:
        if not link.solver.points_to[key]:
            make("default", items.unknown)
        return True

    link.each(key, make_under)
    link.defer("keys", make_anywhere)
