"""Keys of container items: constants in the source, or whatever a node turns out to hold."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from lintkit import ir
from lintkit.program.enums import text_of_member
from lintkit.program.folding import is_told
from lintkit.program.objects import Affixed, ContainerObject, InstanceObject, Literal
from lintkit.program.outside import BUILTIN_TYPES
from lintkit.program.values import External, Unknown

if TYPE_CHECKING:
    from lintkit.program.heap import Items, Key
    from lintkit.program.link import Link
    from lintkit.program.objects import AbstractObject
    from lintkit.program.plan import Plan
    from lintkit.program.solver import Node


class Boxed(tuple[Any, ...]):
    """A constant key that is None itself."""

    __slots__ = ()


_NONE = Boxed()

_KNOWN_TYPES = BUILTIN_TYPES - {"builtins.object", "builtins.type"}
"""Types but for those that stand for objects of which no more is known."""


def unboxed(key: Key) -> Key:
    """The key itself, None included."""
    return None if key is _NONE else key


def constant_key(plan: Plan, register: int) -> Key | None:
    """The key that a register always holds; None where it is not a constant."""
    definition = plan.defining(register)
    if isinstance(definition, ir.Const):
        return _NONE if definition.value is None else definition.value
    if isinstance(definition, ir.LoadName):
        symbol = f"builtins.{definition.name}"
        is_type = symbol in BUILTIN_TYPES and plan.is_builtin(definition)
        return _outside(symbol) if is_type else None
    if isinstance(definition, ir.Build) and definition.kind == "tuple":
        parts = [constant_key(plan, entry.value) for entry in definition.entries]
        if None not in parts:
            return tuple(map(unboxed, parts))
    return None


def key_of(link: Link, number: int) -> Key | None:
    """An object as a key, where it is a constant; otherwise the object stands for itself."""
    value = link.objects[number]
    if isinstance(value, Literal):
        return _NONE if value.value is None else value.value
    if isinstance(value, External):
        if value.origin is None and value.symbol not in BUILTIN_TYPES:
            return _outside(value.symbol)  # the name of a builtin type stands for its values too
        if _is_sentinel(value):
            return ("object", number)
    if isinstance(value, External | Unknown | ContainerObject | Affixed):
        return None
    if isinstance(value, InstanceObject):
        if (text := text_of_member(link, value)) is not None:
            return text
        if _equals_others(link, value.class_):
            return ("equal", value.class_)
    return ("object", number)


def _outside(symbol: str) -> Key:
    return ("outside", symbol)


def _is_sentinel(value: External) -> bool:
    """Whether a module made an object, once, that is equal to no other one."""
    made_by_module = value.origin is not None and value.origin.code.index == 0
    return made_by_module and value.symbol not in BUILTIN_TYPES - {"builtins.object"}


def _equals_others(link: Link, class_: int) -> bool:
    """Whether an instance of a class may be equal to another one."""
    return link.classes.owner(class_, "__eq__") is not None or not link.generated.isdisjoint(
        link.classes[class_].mro
    )


def is_text(link: Link, number: int) -> bool:
    """Whether an object is a text that is built of parts."""
    value = link.objects[number]
    return isinstance(value, ContainerObject) and value.kind == "string"


def store(link: Link, items: Items, key: Node, source: Node) -> None:
    """items[key] ⊇ source."""
    put = _Store(link, items, key, source)
    link.each_told(key, put)
    if not link.solver.points_to[key]:
        link.defer("keys", put.unless_keyed)


@dataclass(eq=False, slots=True)
class _Store:
    """Stores an item under each key."""

    link: Link
    items: Items
    key: Node
    source: Node

    def __call__(self, number: int) -> None:
        link = self.link
        found = key_of(link, number)
        if found is not None:
            self._put(unboxed(found))
        elif is_text(link, number):
            link.defer("keys", partial(self._put_unless_told, number))
        else:
            self._put_any()

    def unless_keyed(self) -> bool:
        """Stores it under any key where none came."""
        if not self.link.solver.points_to[self.key]:
            self._put_any()
        return True

    def _put(self, key: Key) -> None:
        self.link.solver.connect(self.source, self.items.from_others(key))

    def _put_any(self) -> None:
        self.link.solver.connect(self.source, self.items.unknown)

    def _put_unless_told(self, text: int) -> bool:
        if not is_told(self.link, text):
            self._put_any()
        return True


def is_held(link: Link, items: Items, key: Node) -> bool:
    """Whether there is an item under every key that a node holds."""
    keys = [key_of(link, number) for number in link.solver.points_to[key]]
    nodes = [items.by_key.get(unboxed(one)) for one in keys]
    return bool(nodes) and all(node and link.solver.points_to[node] for node in nodes)


def is_slice(value: AbstractObject) -> bool:
    """Whether an object stands for several positions."""
    return getattr(value, "kind", "") == "slice" or getattr(value, "symbol", "") == "builtins.slice"


def _load_matching(link: Link, pattern: Affixed, target: Node, name: Key, node: Node) -> None:
    if isinstance(name, str) and pattern.matches(name):
        link.solver.connect(node, target)


def _has_known_ends(link: Link, key: Node) -> bool:
    return any(isinstance(link.objects[one], Affixed) for one in link.solver.points_to[key])


def load(link: Link, items: Items, key: Node, target: Node, *, is_type: bool = False) -> None:
    """Target ⊇ items[key].

    Args:
        link: the link.
        items: those of the container.
        key: what it is asked for.
        target: what gets them.
        is_type: whether types among the keys are meant themselves, and never values of theirs.
    """
    get = _Load(link, items, key, target)
    link.each_told(key, get.by_type if is_type else get)
    if not link.solver.points_to[key]:
        link.defer("keys", get.any)


@dataclass(eq=False, slots=True)
class _Load:
    """Reads an item by each key. They are many: closures take ten times as much."""

    link: Link
    items: Items
    key: Node
    target: Node

    def __call__(self, number: int) -> None:
        link, items = self.link, self.items
        found = key_of(link, number)
        value = link.objects[number]
        if found is not None:
            items.read(unboxed(found), self.target)
            if isinstance(value, External):  # perhaps the type of something that is not known
                link.defer("keys", partial(self._read_unless_held, found))
        elif isinstance(value, Affixed):
            items.follow(partial(_load_matching, link, value, self.target))
            link.solver.connect(items.unknown, self.target)
        elif is_text(link, number):
            link.defer("keys", partial(self._read_unless_told, number))
        elif not is_slice(value):
            link.solver.connect(items.every, self.target)

    def _read_unless_held(self, key: Key) -> bool:
        if not self.link.solver.points_to[self.items.at(key)]:
            self.link.solver.connect(self.items.every, self.target)
        return True

    def by_type(self, number: int) -> None:
        """Reads the item of a type."""
        value = self.link.objects[number]
        if isinstance(value, External) and value.symbol in _KNOWN_TYPES:
            self.items.read(_outside(value.symbol), self.target)
        else:
            self(number)

    def any(self) -> bool:
        """Reads every item where no key came."""
        if not self.link.solver.points_to[self.key]:
            self.link.solver.connect(self.items.every, self.target)
        return True

    def _read_unless_told(self, text: int) -> bool:
        if not is_told(self.link, text) and not _has_known_ends(self.link, self.key):
            self.link.solver.connect(self.items.every, self.target)
        return True
