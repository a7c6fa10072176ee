"""What a list, tuple or dict holds at one point of a code: registers, by key.

The steps of a built-in container, each giving the content after it. A step whose outcome is not
certain gives `None`: from there on nothing is known of the container.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from lintkit.ir import NO_REGISTER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lintkit.ir import Register
    from lintkit.program.heap import Key

Registers: TypeAlias = "tuple[Register, ...]"
"""What may be under a key; `ABSENT` among them: perhaps nothing is."""

ABSENT = NO_REGISTER

MOST_ITEMS = 40
"""A container that holds more is data, not dispatch."""


class Content(NamedTuple):
    """All that a container holds; the keys of a sequence are its indices."""

    kind: str
    items: dict[Key, Registers]

    @property
    def is_sequence(self) -> bool:
        """Whether it is a list or tuple."""
        return self.kind != "dict"

    @property
    def slots(self) -> list[Registers]:
        """The items of a sequence in order."""
        return [self.items[index] for index in range(len(self.items))]

    def registers(self) -> Iterable[Register]:
        """All that it holds."""
        return {one for found in self.items.values() for one in found if one != ABSENT}


class Outcome(NamedTuple):
    """What a step does.

    Attributes:
        after: the content after it; None where it is not known.
        result: what the step gives; None where it gives nothing of the container.
    """

    after: Content | None
    result: Registers | None = None


LOST = Outcome(None)


def sequence(kind: str, slots: Iterable[Registers]) -> Content:
    """A list or tuple of some items."""
    return Content(kind, dict(enumerate(slots)))


def joined(one: Content, other: Content) -> Content | None:
    """The content where two paths meet."""
    if one == other:
        return one
    if one.is_sequence and len(one.items) != len(other.items):
        return None
    keys = dict.fromkeys((*one.items, *other.items))
    return Content(
        one.kind,
        {
            key: _either(one.items.get(key, (ABSENT,)), other.items.get(key, (ABSENT,)))
            for key in keys
        },
    )


def place(content: Content, key: Key) -> Key | None:
    """The key under which an item is found; None for what is no index of a sequence."""
    if not content.is_sequence:
        return key
    if not isinstance(key, int):
        return None
    index = key + len(content.items) if key < 0 else key
    return index if 0 <= index < len(content.items) else None


def read(content: Content, key: Key) -> Registers:
    """What is under a key; nothing where reading it raises."""
    found = place(content, key)
    under = () if found is None else content.items.get(found, ())
    return tuple(one for one in under if one != ABSENT)


def stored(content: Content, key: Key, value: Registers) -> Content | None:
    """`container[key] = value`."""
    found = place(content, key)
    return None if found is None else Content(content.kind, {**content.items, found: value})


def deleted(content: Content, key: Key) -> Content | None:
    """`del container[key]`."""
    found = place(content, key)
    if found is None or found not in content.items:
        return None
    rest = {other: value for other, value in content.items.items() if other != found}
    return sequence(content.kind, rest.values()) if content.is_sequence else Content("dict", rest)


def spliced(content: Content, part: slice, slots: list[Registers]) -> Content | None:
    """`sequence[part] = items`, or `del sequence[part]` without items."""
    if not content.is_sequence:
        return None
    found = content.slots
    try:
        found[part] = slots
    except ValueError:  # an extended slice of another size
        return None
    return sequence(content.kind, found)


def merged(content: Content, other: Content) -> Content:
    """`dict.update(other)`."""
    items = dict(content.items)
    for key, value in other.items.items():
        before = items.get(key, (ABSENT,))
        items[key] = _either(value, before) if ABSENT in value else value
    return Content("dict", items)


def _either(one: Registers, other: Registers) -> Registers:
    return tuple(dict.fromkeys((*one, *other)))


# --- methods ------------------------------------------------------------------------------------
class Given(NamedTuple):
    """The arguments of a call; of the positional ones, what is known of each.

    Attributes:
        registers: the positional arguments.
        keys: as keys.
        contents: what they hold.
        mappings: what a dict of them holds, made of pairs as well.
        keywords: the arguments by name.
    """

    registers: tuple[Register, ...] = ()
    keys: tuple[Key | None, ...] = ()
    contents: tuple[Content | None, ...] = ()
    mappings: tuple[Content | None, ...] = ()
    keywords: tuple[tuple[str, Register], ...] = ()


def _append(content: Content, given: Given) -> Outcome:
    if len(given.registers) != 1:
        return LOST
    return Outcome(sequence("list", [*content.slots, (given.registers[0],)]))


def _extend(content: Content, given: Given) -> Outcome:
    other = given.contents[0] if given.contents else None
    if other is None or not other.is_sequence:
        return LOST
    return Outcome(sequence("list", [*content.slots, *other.slots]))


def _insert(content: Content, given: Given) -> Outcome:
    index = given.keys[0] if len(given.registers) == 2 else None  # noqa: PLR2004  index, item
    if not isinstance(index, int):
        return LOST
    slots = content.slots
    slots.insert(index, (given.registers[1],))
    return Outcome(sequence("list", slots))


def _pop(content: Content, given: Given) -> Outcome:
    key = given.keys[0] if given.registers else -1
    if key is None:
        return LOST
    return Outcome(deleted(content, key), read(content, key))


def _clear(content: Content, _: Given) -> Outcome:
    return Outcome(Content(content.kind, {}))


def _reverse(content: Content, _: Given) -> Outcome:
    return Outcome(sequence("list", content.slots[::-1]))


def _keep(content: Content, _: Given) -> Outcome:
    return Outcome(content)


def _get(content: Content, given: Given) -> Outcome:
    found = _with_default(content, given)
    return Outcome(content, found)


def _take(content: Content, given: Given) -> Outcome:
    found = _with_default(content, given)
    if found is None:
        return LOST
    rest = {key: value for key, value in content.items.items() if key != given.keys[0]}
    return Outcome(Content("dict", rest), found)


def _with_default(content: Content, given: Given) -> Registers | None:
    key = given.keys[0] if given.keys else None
    if key is None or given.keywords:
        return None
    found = content.items.get(key, (ABSENT,))
    default = given.registers[1:] if ABSENT in found else ()
    return _either(tuple(one for one in found if one != ABSENT), default)


def _set_default(content: Content, given: Given) -> Outcome:
    found = _with_default(content, given)
    if found is None or not found:
        return LOST
    after = stored(content, given.keys[0], found)
    return Outcome(after, found)


def _update(content: Content, given: Given) -> Outcome:
    after = content
    for other in given.mappings:
        if other is None:
            return LOST
        after = merged(after, other)
    named = Content("dict", {name: (value,) for name, value in given.keywords})
    return Outcome(merged(after, named))


Step: TypeAlias = "Callable[[Content, Given], Outcome]"

LIST_STEPS: dict[str, Step] = {
    "append": _append,
    "extend": _extend,
    "insert": _insert,
    "pop": _pop,
    "clear": _clear,
    "reverse": _reverse,
    "copy": _keep,
    "index": _keep,
    "count": _keep,
}
DICT_STEPS: dict[str, Step] = {
    "get": _get,
    "pop": _take,
    "setdefault": _set_default,
    "update": _update,
    "clear": _clear,
    "copy": _keep,
    "keys": _keep,
    "values": _keep,
    "items": _keep,
}
READING = frozenset({"copy", "index", "count", "get", "keys", "values", "items"})
"""Methods that leave the container as it is."""
