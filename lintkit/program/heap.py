"""What objects hold: attributes by name, container items by constant key.

An item that is stored under a key that is not known may be under any key: it goes to `unknown`,
which every reader sees. A reader whose key is not known sees `every` item.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from lintkit.program.solver import Node, Solver

Key: TypeAlias = Hashable
"""A constant key: an index (from the front), a dict key, a tuple of keys."""

_MOST_KEYS = 200  # a table beyond that is data, not dispatch

_NO_KEYS: dict[Key, Node] = {}
"""What a container holds that nothing was stored in yet, as most: it is not written to."""

FARTHEST = 20
"""An index that items are moved to; a list that is put before itself in a loop has no end."""


ANY_NAME = "<any>"
"""The field for what is stored under a name that is not known."""


class Items:
    """The items of one container.

    Attributes:
        names: the keys as values, for loops over a dict.
        length: how many items a sequence was made with, where that is known; indices beyond
            it are under `unknown`.
        ordered: whether the code that made the container knows its own stores; what others
            store is then told apart.
        elsewhere: where an item is stored instead, if the container shows what is kept there.
        shrinks: whether items may be taken out, so that what was stored may be gone.
    """

    __slots__ = (
        "_any_other", "_followers", "_others", "_solver", "by_key", "elsewhere", "every", "length",
        "names", "ordered", "shrinks", "unknown",
    )  # fmt: skip

    def __init__(self, solver: Solver) -> None:
        self._solver = solver
        self.unknown = solver.allocate(3)
        self.every, self.names = self.unknown + 1, self.unknown + 2
        self.by_key: dict[Key, Node] = _NO_KEYS
        self.length: int | None = None
        self.ordered = False
        self.shrinks = False
        self.elsewhere: Callable[[Key], Node | None] | None = None
        self._others: dict[Key, Node] = _NO_KEYS
        self._any_other: Node | None = None
        self._followers: list[Callable[[Key, Node], None]] | None = None  # most have none
        solver.connect(self.unknown, self.every)

    def at(self, key: Key) -> Node:
        """The node of the item under a key; negative indices count from the end."""
        if isinstance(key, int) and key < 0 and self.length is not None:
            key += self.length
        node = self.by_key.get(key)
        if node is None:
            if len(self.by_key) >= _MOST_KEYS:
                return self.unknown
            if self.by_key is _NO_KEYS:
                self.by_key = {}
            node = self.by_key[key] = self._solver.allocate(1)
            self._solver.connect(node, self.every)
            for follower in tuple(self._followers or ()):  # which may add others
                follower(key, node)
        return node

    def from_others(self, key: Key) -> Node:
        """The node to store to on behalf of any but the code that made the container."""
        if self.elsewhere is not None and (place := self.elsewhere(key)) is not None:
            return place
        if not self.ordered:
            return self.at(key)
        node = self._others.get(key)
        if node is None:
            if self._others is _NO_KEYS:
                self._others = {}
            node = self._others[key] = self._solver.allocate(1)
            self._solver.connect(node, self.at(key))
            if self._any_other is not None:
                self._solver.connect(node, self._any_other)
        return node

    def from_any_other(self) -> Node:
        """The node of all that others stored."""
        if not self.ordered:
            return self.every
        if self._any_other is None:
            self._any_other = self._solver.allocate(1)
            for node in (self.unknown, *self._others.values()):
                self._solver.connect(node, self._any_other)
        return self._any_other

    def move(self) -> None:
        """An item may now be under any key: others were removed or put before it."""
        self._solver.connect(self.every, self.unknown)

    def read_from_others(self, key: Key, target: Node) -> None:
        """Target ⊇ what others stored under a key."""
        self._solver.connect(self.from_others(key), target)
        self._solver.connect(self.unknown, target)

    def read(self, key: Key, target: Node) -> None:
        """Target ⊇ self[key]."""
        if isinstance(key, int) and key < 0 and self.length is None:
            self._solver.connect(self.every, target)
            return
        self._solver.connect(self.at(key), target)
        self._solver.connect(self.unknown, target)

    def follow(self, follower: Callable[[Key, Node], None]) -> None:
        """Tells the follower of each key, those to come included."""
        if self._followers is None:
            self._followers = []
        self._followers.append(follower)
        for key, node in list(self.by_key.items()):
            follower(key, node)

    def copy_to(self, other: Items, shift: int = 0, without: frozenset[Key] = frozenset()) -> None:
        """Other ⊇ self, but for some keys; indices move on by `shift`."""
        self._solver.connect(self.unknown, other.unknown)
        self._solver.connect(self.names, other.names)

        def copy(key: Key, node: Node) -> None:
            if key in without:
                return
            moved = key + shift if shift and isinstance(key, int) else key
            far = shift and isinstance(moved, int) and moved > FARTHEST
            self._solver.connect(node, other.unknown if far else other.from_others(moved))

        self.follow(copy)


class Heap:
    """Fields of objects, by object number."""

    def __init__(self, solver: Solver) -> None:
        self._solver = solver
        self._fields: dict[int, dict[str, Node]] = {}
        self._followers: dict[int, Callable[[str, Node], None]] = {}
        self._items: dict[int, Items] = {}

    def field(self, owner: int, name: str) -> Node:
        """The node of an attribute stored on an object."""
        fields = self._fields.get(owner)
        if fields is None:
            fields = self._fields[owner] = {}
        node = fields.get(name)
        if node is None:
            node = fields[name] = self._solver.allocate(1)
            follower = self._followers.get(owner)
            if follower is not None:
                follower(name, node)
        return node

    def follow_fields(self, owner: int, follower: Callable[[str, Node], None]) -> None:
        """Tells the one follower of an object of each of its fields, those to come included."""
        self._followers[owner] = follower
        for name, node in list(self._fields.get(owner, {}).items()):
            follower(name, node)

    def has_field(self, owner: int, name: str) -> bool:
        """Whether the attribute was ever stored or read."""
        return name in self._fields.get(owner, ())

    def mark(self, owner: int, name: str) -> None:
        """Notes something of an object; `has_field` asks for it."""
        self.field(owner, name)

    def has_items(self, owner: int) -> bool:
        """Whether an item of the object was ever stored or read."""
        return owner in self._items

    def items(self, owner: int) -> Items:
        """The items of an object."""
        items = self._items.get(owner)
        if items is None:
            items = self._items[owner] = Items(self._solver)
        return items
