"""What stands under the keys of a container, certainly or on some paths."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from lintkit.program.enums import OF_TEXT, is_member_of_enumeration
from lintkit.program.provenance.conditions import Condition
from lintkit.program.provenance.hierarchy import lineage
from lintkit.program.values import Constant, Instance, Key, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lintkit.program.program import Program


class Item(Struct, frozen=True):
    """What stands under one key.

    Attributes:
        optional: it does on some paths only.
        present: it does only where it is not None.
        over: mappings that are spread over it, of which it is not known whether they replace it.
        when: what holds where it is what stands at a place, or where nothing is (None).
    """

    places: tuple[Place, ...]
    optional: bool = False
    present: bool = False
    over: tuple[Place, ...] = ()
    when: tuple[tuple[Place | None, Condition], ...] = ()

    def conditions(self, place: Place | None) -> tuple[Condition, ...]:
        """What holds where it is what stands at a place, or where nothing is (None)."""
        return tuple(condition for one, condition in self.when if one == place)


class Items(Struct, frozen=True):
    """The items of a container.

    Attributes:
        by_key: the items under known keys.
        rest: places of containers that add to it and whose own items are not known.
        unkeyed: of these, values that a display holds under keys that are no constants.
        filled: of these, mappings whose own items are left out where they are None.
        missing: what asking for a key that is not there gives, if it raises no error.
    """

    by_key: dict[Key, Item]
    rest: tuple[Place, ...] = ()
    unkeyed: tuple[Place, ...] = ()
    filled: tuple[Place, ...] = ()
    missing: tuple[Place, ...] = ()

    @property
    def has_only_values(self) -> bool:
        """Whether all values are known, if not under which keys."""
        return set(self.rest) == set(self.unkeyed)


def either(alternatives: Sequence[Items], conditions: Sequence[Condition | None]) -> Items:
    """One of several: a key is certain where each of them has it.

    Args:
        alternatives: the several.
        conditions: where each of them is the one, if that is known.
    """
    if len(alternatives) == 1:
        return alternatives[0]
    by_key: dict[Key, Item] = {}
    for key in dict.fromkeys(key for items in alternatives for key in items.by_key):
        found = [items.by_key.get(key) for items in alternatives]
        by_key[key] = Item(
            _all_of(item.places for item in found if item),
            any(item is None or item.optional for item in found),
            all(item is None or item.present for item in found),
            _all_of(item.over for item in found if item),
            tuple(_when(found, conditions)),
        )
    return Items(
        by_key,
        _all_of(items.rest for items in alternatives),
        _all_of(items.unkeyed for items in alternatives),
        _all_of(items.filled for items in alternatives),
        _all_of(items.missing for items in alternatives),
    )


def _all_of(several: Iterable[tuple[Place, ...]]) -> tuple[Place, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(several)))


def _when(
    items: Sequence[Item | None], conditions: Sequence[Condition | None]
) -> Iterator[tuple[Place | None, Condition]]:
    """Where each of several mappings is the one that counts, by what that has under a key."""
    places = [place for item in items if item for place in item.places]
    for item, condition in zip(items, conditions, strict=True):
        if condition is None or len(places) != 1:
            continue
        told = structs.replace(condition, stored=places[0])
        if item is not None and not item.optional:
            yield places[0], told
        elif item is None and sum(one is None for one in items) == 1:
            yield None, told


def constant_keys(program: Program, place: Place) -> tuple[Key, ...]:
    """The keys that a register can hold; empty where one of them is not known."""
    values = program.values(place)
    keys = tuple(
        value.value if isinstance(value, Constant) else member_key(program, value)
        for value in values
        if isinstance(value, Constant)
        or (isinstance(value, Instance) and is_member_of_enumeration(value))
    )
    return tuple(dict.fromkeys(keys)) if len(keys) == len(values) else ()


def member_key(program: Program, member: Instance) -> Key:
    """A member of an enumeration as a key: the text that it is equal to, if it is one."""
    text = program.text_of_member(member)
    is_text = text is not None and not OF_TEXT.isdisjoint(lineage(program, member.class_).outside)
    return text if is_text else member
