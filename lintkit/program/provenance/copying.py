"""Copies of an object with some fields changed: `replace(options, timeout=5)`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.program.provenance.called import external_symbols, method_receiver
from lintkit.program.provenance.context import Source
from lintkit.program.provenance.items import contents
from lintkit.program.provenance.keyed import Item
from lintkit.program.values import Container

if TYPE_CHECKING:
    from lintkit.program.program import Program
    from lintkit.program.values import Context, Place, Site

# Functions that copy their first argument, with the fields changed that are passed by name.
_FUNCTIONS = frozenset({"attr.evolve", "attrs.evolve", "copy.replace", "dataclasses.replace"})
# Methods that copy their object; but for the first, what changes is in a dict named `update`.
_METHODS = ("_replace", "copy", "model_copy")
# Methods that make an object of a mapping with its fields.
_PARSERS = ("model_validate", "parse_obj")


def copied_by(program: Program, site: Site) -> Place | None:
    """The object of which a call makes a copy; None for any other call."""
    symbols = external_symbols(program, site)
    if not symbols.isdisjoint(_FUNCTIONS):
        return next(iter(program.arguments(site).positional), None)
    return method_receiver(program, site, *_METHODS) if symbols else None


def changed_by(
    program: Program, site: Site, name: str, context: Context
) -> tuple[list[Source], bool]:
    """What a copy gets for a field from a dict of all that changes, and whether it surely does.

    So gets an object what it is made of: `Options.model_validate({"timeout": 30})`.
    """
    found: list[Source] = []
    surely = False
    for place in _mappings(program, site):
        items = contents(program, place, site)
        held = items.by_key.get(name, Item((), optional=True))
        found += (Source(one, context) for one in held.places)
        if items.rest:
            found.append(Source(None, context, reason="not all that a copy changes is known"))
        surely = not held.optional
    return found, surely


def _mappings(program: Program, site: Site) -> tuple[Place, ...]:
    """The dicts with fields that a call is given."""
    bound = program.arguments(site)
    if method_receiver(program, site, *_PARSERS) is not None:
        return (*bound.keywords.get("obj", ()), *bound.positional[:1])
    return bound.keywords.get("update", ())


def is_parsed(program: Program, site: Site) -> bool:
    """Whether a call makes an object of a dict that the program writes."""
    return method_receiver(program, site, *_PARSERS) is not None and all(
        any(isinstance(value, Container) for value in program.values(place))
        for place in _mappings(program, site)
    )
