"""Tuples with names for their items: of `collections.namedtuple`, and of classes of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.binding import bind
from lintkit.program.classes import NAMED_TUPLE
from lintkit.program.provenance.hierarchy import NAMED_TUPLES, fields, lineage
from lintkit.program.provenance.items import contents
from lintkit.program.provenance.registers import written
from lintkit.program.values import Container, External, Instance, Place

if TYPE_CHECKING:
    from lintkit.program.program import Program
    from lintkit.program.values import AbstractValue, Site


def item_named(program: Program, value: AbstractValue, name: str) -> tuple[Site, int] | None:
    """The call that makes such a tuple, and the position at which it takes an item."""
    if not isinstance(value, Container) or value.kind != "tuple" or value.site.position < 0:
        return None
    if not isinstance(program.instruction(value.site), ir.Call):
        return None
    callees = program.callees(value.site)
    made = callees[0] if len(callees) == 1 else None
    if not isinstance(made, External) or made.symbol != NAMED_TUPLE or made.origin is None:
        return None
    names = _names(program, made.origin)
    return (value.site, names.index(name)) if name in names else None


def field_at(program: Program, tuples: Place, index: int) -> str:
    """The field that stands at a position in objects of `NamedTuple` classes; "": not known."""
    names: set[str] = set()
    for value in program.values(tuples):
        known = lineage(program, value.class_) if isinstance(value, Instance) else None
        if known is None or known.outside.isdisjoint(NAMED_TUPLES):
            return ""
        declared = fields(program, known.order)
        names.add(declared[index] if -len(declared) <= index < len(declared) else "")
    return names.pop() if len(names) == 1 else ""


def _names(program: Program, made: Site) -> list[str]:
    """The names, which are one text, parted by commas or spaces, or a sequence of texts."""
    bound = bind(program, made)
    keyword = bound.keywords.get("field_names")
    places = keyword.places if keyword is not None else bound.positional[1:2]
    if len(places) != 1:
        return []
    if (text := written(program, places[0])) is not None:
        return str(text.value).replace(",", " ").split()
    items = contents(program, places[0], made)
    found = [_text(program, item.places) for item in items.by_key.values()]
    return [] if items.rest or "" in found else found


def _text(program: Program, places: tuple[Place, ...]) -> str:
    told = [written(program, place) for place in places]
    return str(told[0].value) if len(told) == 1 and told[0] is not None else ""
