"""Items under tuples that are written where they are asked for: `table[row, column]`.

The key is each value of each part with each of the others.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from itertools import islice, product
from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.keys import key_of, unboxed

if TYPE_CHECKING:
    from collections.abc import Callable

    from lintkit.program.frames import Frame
    from lintkit.program.heap import Items, Key
    from lintkit.program.link import Link
    from lintkit.program.solver import Node

_MOST_KEYS = 8
"""Keys that one tuple stands for, as the values of its parts go; beyond that it may be any."""


def load_combined(
    link: Link, items: Items, frame: Frame, register: ir.Register, target: Node
) -> bool:
    """Target ⊇ items[key]; False where the key is not written as a tuple."""
    take = partial(_read, items, target)
    give_up = partial(link.solver.connect, items.every, target)
    return _each_key(link, frame, register, take, give_up)


def store_combined(
    link: Link, items: Items, frame: Frame, register: ir.Register, source: Node
) -> bool:
    """items[key] ⊇ source; False where the key is not written as a tuple."""
    take = partial(_put, link, items, source)
    give_up = partial(link.solver.connect, source, items.unknown)
    return _each_key(link, frame, register, take, give_up)


def _read(items: Items, target: Node, key: Key) -> None:
    items.read(key, target)


def _put(link: Link, items: Items, source: Node, key: Key) -> None:
    link.solver.connect(source, items.from_others(key))


def _each_key(
    link: Link,
    frame: Frame,
    register: ir.Register,
    take: Callable[[Key], None],
    give_up: Callable[[], None],
) -> bool:
    made = frame.plan.defining(register)
    if not isinstance(made, ir.Build) or made.kind != "tuple":
        return False
    if any(entry.spread for entry in made.entries):
        return False
    parts = [frame.node(entry.value) for entry in made.entries]
    combined = _Combined(link, parts, take, give_up)
    for part in parts:
        link.each(part, combined.combine)
    link.defer("keys", combined.give_up_unless_whole)
    return True


@dataclass(eq=False, slots=True)
class _Combined:
    """The keys that a tuple stands for.

    Attributes:
        take: told of each key, once.
        give_up: called where there are too many, or a part is not a constant.
    """

    link: Link
    parts: list[Node]
    take: Callable[[Key], None]
    give_up: Callable[[], None]
    taken: set[Key] = field(default_factory=set)
    is_any: bool = False

    def combine(self, _: int) -> None:
        """Tells the keys that are new."""
        if self.is_any:
            return
        columns = [self._keys(part) for part in self.parts]
        told = [column for column in columns if column is not None]
        keys = list(islice(product(*told), _MOST_KEYS + 1))
        if len(told) < len(columns) or len(keys) > _MOST_KEYS:
            self._may_be_any()
            return
        for key in keys:
            if key not in self.taken:
                self.taken.add(key)
                self.take(key)

    def give_up_unless_whole(self) -> bool:
        """Gives up where nothing came to a part."""
        if not all(self.link.solver.points_to[part] for part in self.parts):
            self._may_be_any()
        return True

    def _may_be_any(self) -> None:
        self.is_any = True
        self.give_up()

    def _keys(self, part: Node) -> list[Key] | None:
        keys = [key_of(self.link, one) for one in sorted(self.link.solver.points_to[part])]
        return None if None in keys else list(map(unboxed, keys))
