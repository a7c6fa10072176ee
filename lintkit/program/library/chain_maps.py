"""`collections.ChainMap`: what is under a key in any of several mappings.

The mappings are not told apart: each of `maps` counts as the chain itself, and so do its parents.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.program.library.support import Model, new_container, return_number
from lintkit.program.mapping_updates import Update

if TYPE_CHECKING:
    from lintkit.program.calls import Call
    from lintkit.program.link import Link

_TYPE = "collections.ChainMap"


def _make(link: Link, call: Call, receiver: int | None) -> None:
    """A chain of the arguments, before those of the receiver if there is one."""
    number, items = new_container(link, call, "ChainMap")
    maps, chains = new_container(link, call, "list", "maps")
    link.solver.add_one(chains.unknown, number)
    link.solver.add_one(link.heap.field(number, "maps"), maps)
    link.solver.add_one(link.heap.field(number, "parents"), number)
    return_number(link, call, number)
    update = Update(link, call, items)
    for mapping in call.arguments.positional:
        link.each(mapping.node, update)
    if receiver is not None:
        link.heap.items(receiver).copy_to(items)


MODELS: dict[str, Model] = {_TYPE: _make, f"{_TYPE}.new_child": _make}
