"""Containers of containers: `config["chat"]["model"]`, and which of the inner ones is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from lintkit import ir
from lintkit.program.provenance import items
from lintkit.program.provenance.called import external_symbols, method_receiver
from lintkit.program.provenance.keyed import Items, constant_keys, either
from lintkit.program.provenance.registers import root
from lintkit.program.provenance.stores import stores
from lintkit.program.values import Container, Place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lintkit.program.program import Program
    from lintkit.program.provenance.keyed import Item
    from lintkit.program.values import AbstractValue, Key, Site

_DEPTH = 4  # mappings that are laid over others
_COPYING = frozenset({"builtins.dict", "copy.copy", "copy.deepcopy"})


def inner(program: Program, place: Place, at: Site, depth: int) -> Items | None:
    """What stands under the key by which a register was read; None where that is not told.

    Args:
        program: the linked program.
        place: the register.
        at: the instruction where that is asked.
        depth: how many containers in containers are followed.
    """
    place = root(program, place)
    site = program.definition(place)
    read = None if site is None else program.instruction(site)
    if site is None or not isinstance(read, ir.GetItem):
        return None
    keys = constant_keys(program, Place(site.code, read.key))
    if len(keys) != 1:
        return None
    outer = items.contents(program, Place(site.code, read.object), site, depth)
    item = outer.by_key.get(keys[0])
    if item is None or not set(outer.rest) <= set(item.over):
        return None
    found = either(
        [items.contents(program, one, at, depth) for one in item.places],
        [None] * len(item.places),
    )
    by_key = {
        key: structs.replace(one, over=(*one.over, *item.over)) for key, one in found.by_key.items()
    }
    return structs.replace(found, by_key=by_key, rest=(*found.rest, *item.over))


def alternatives(
    program: Program, place: Place, depth: int = _DEPTH
) -> list[tuple[Place, Mapping[Key, Item]]]:
    """The mappings that a register may hold, be a copy of, or lay over others, with their items.

    Empty where it can hold anything else, as a copy that is changed.
    """
    place = root(program, place)
    while (copied := _copied(program, place)) is not None:
        if any(_is_changed(program, value) for value in program.values(place)):
            return []
        place = root(program, copied)
    found: list[tuple[Place, Mapping[Key, Item]]] = []
    for value in program.values(place):
        made = program.instruction(value.site) if isinstance(value, Container) else None
        if not isinstance(value, Container) or not isinstance(made, ir.Build) or not depth:
            return []
        last = made.entries[-1] if made.entries else None
        if last is not None and last.spread:  # `{**defaults, **row}`
            over = alternatives(program, Place(value.site.code, last.value), depth - 1)
            if not over or _is_changed(program, value):
                return []
            found += over
            continue
        row = Place(value.site.code, made.target)
        found.append((row, items.contents(program, row, value.site).by_key))
    return found


def _is_changed(program: Program, value: AbstractValue) -> bool:
    """Whether anything else is put into a container after it was made."""
    return isinstance(value, Container) and any(
        method_receiver(program, site, "pop") is None for site in stores(program).changes(value)
    )


def _copied(program: Program, place: Place) -> Place | None:
    """The mapping of which a register is made a copy, and nothing else."""
    site = program.definition(place)
    made = None if site is None else program.instruction(site)
    if site is None or not isinstance(made, ir.Call):
        return None
    if not made.arguments:
        return method_receiver(program, site, "copy")
    is_copy = len(made.arguments) == 1 and external_symbols(program, site) & _COPYING
    return Place(site.code, made.arguments[0].value) if is_copy else None
