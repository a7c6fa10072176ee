"""Mappings that a function builds of keys and values, or of what makes a missing value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.provenance.called import external_symbols
from lintkit.program.provenance.keyed import Item, Items, constant_keys
from lintkit.program.values import Function, Place, Site

if TYPE_CHECKING:
    from collections.abc import Callable

    from lintkit.program.program import Program
    from lintkit.program.values import Key

_PAIR = 2


def zipped(
    program: Program, site: Site, made: ir.Call, read: Callable[[Place], Items]
) -> dict[Key, Item] | None:
    """The items of `dict(zip(keys, values))` of two sequences that are known; None for others."""
    given = Place(site.code, made.arguments[0].value) if made.arguments else None
    pairs = None if given is None else program.definition(given)
    call = None if pairs is None else program.instruction(pairs)
    if pairs is None or not isinstance(call, ir.Call) or len(call.arguments) != _PAIR:
        return None
    if external_symbols(program, pairs) != {"builtins.zip"}:
        return None
    keys, values = (read(Place(pairs.code, one.value)) for one in call.arguments)
    if keys.rest or values.rest or not keys.by_key.keys() <= values.by_key.keys():
        return None
    names = _elements(program, keys)
    if len(names) != len(keys.by_key) or any(len(one) != 1 for one in names):
        return None
    return {name: values.by_key[index] for index, (name,) in zip(keys.by_key, names, strict=True)}


def from_keys(program: Program, keys: Items, value: Place) -> Items:
    """The items of `dict.fromkeys(keys, value)`."""
    names = _elements(program, keys)
    open_ = () if all(names) and not keys.rest else (value,)
    by_key = {name: Item((value,)) for found in names for name in found}
    return Items(by_key, open_, open_)


def results(program: Program, factory: Place) -> tuple[Place, ...]:
    """What functions of the program give back; empty where one of another is among them."""
    found: list[Place] = []
    for made in program.values(factory):
        if not isinstance(made, Function):
            return ()
        found += (
            Place(made.code, one.value)
            for one in program.code(made.code).instructions
            if isinstance(one, ir.Return)
        )
    return tuple(found)


def _elements(program: Program, sequence: Items) -> list[tuple[Key, ...]]:
    """What each element of a sequence can be, as a key."""
    return [
        constant_keys(program, place) for item in sequence.by_key.values() for place in item.places
    ]
