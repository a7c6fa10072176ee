"""What a container holds that itself stands in a container: `config["chat"]["model"]`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from lintkit import ir
from lintkit.program.provenance import items
from lintkit.program.provenance.keyed import Items, constant_keys, either
from lintkit.program.provenance.registers import root
from lintkit.program.values import Place

if TYPE_CHECKING:
    from lintkit.program.program import Program
    from lintkit.program.values import Site


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
