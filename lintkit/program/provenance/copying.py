"""Copies of an object with some fields changed: `replace(options, timeout=5)`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.program.binding import bind
from lintkit.program.provenance.called import external_symbols, method_receiver
from lintkit.program.provenance.context import Source
from lintkit.program.provenance.items import contents
from lintkit.program.provenance.keyed import Item

if TYPE_CHECKING:
    from lintkit.program.program import Program
    from lintkit.program.values import Context, Place, Site

# Functions that copy their first argument, with the fields changed that are passed by name.
_FUNCTIONS = frozenset({"attr.evolve", "attrs.evolve", "copy.replace", "dataclasses.replace"})
# Methods that copy their object; but for the first, what changes is in a dict named `update`.
_METHODS = ("_replace", "copy", "model_copy")


def copied_by(program: Program, site: Site) -> Place | None:
    """The object of which a call makes a copy; None for any other call."""
    symbols = external_symbols(program, site)
    if not symbols.isdisjoint(_FUNCTIONS):
        return next(iter(program.arguments(site).positional), None)
    return method_receiver(program, site, *_METHODS) if symbols else None


def changed_by(
    program: Program, site: Site, name: str, context: Context
) -> tuple[list[Source], bool]:
    """What a copy gets for a field from a dict of all that changes, and whether it surely does."""
    item = bind(program, site).keywords.get("update")
    found: list[Source] = []
    surely = False
    for place in item.places if item else ():
        items = contents(program, place, site)
        held = items.by_key.get(name, Item((), optional=True))
        found += (Source(one, context) for one in held.places)
        if items.rest:
            found.append(Source(None, context, reason="not all that a copy changes is known"))
        surely = not held.optional
    return found, surely
