"""Looks into mappings, and under which keys a mapping holds what is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from lintkit import ir
from lintkit.program.provenance.called import method_receiver
from lintkit.program.provenance.items import contents
from lintkit.program.provenance.keyed import constant_keys
from lintkit.program.provenance.registering import registered
from lintkit.program.provenance.registers import root
from lintkit.program.values import Place, Site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from lintkit.program.program import Program
    from lintkit.program.values import AbstractValue, Key

    Meant: TypeAlias = Callable[[AbstractValue], bool]

_BOTH = 2


class Lookup(NamedTuple):
    """A look into a mapping.

    Attributes:
        mapping: the register that is looked into.
        key: that of the key.
        others: what stands in for a key that is missing.
        part: what is taken of the row that is found; None: the row itself.
    """

    mapping: Place
    key: Place
    others: Sequence[AbstractValue] = ()
    part: Key | None = None


def lookup(program: Program, site: Site) -> Lookup | None:
    """The look into a mapping, or into a row of one, that an instruction is."""
    return _part_of_row(program, site) or _plain(program, site)


def held_under(program: Program, looked: Lookup, site: Site, is_meant: Meant) -> dict[Key, bool]:
    """By key, whether a mapping holds what is meant there; empty where that is not told.

    Args:
        program: the linked program.
        looked: the look into the mapping.
        site: where that is done.
        is_meant: tells what is meant.
    """
    items = contents(program, looked.mapping, site)
    put = registered(program, looked.mapping, is_meant) if looked.part is None else {}
    if any(map(is_meant, looked.others)):
        return {}
    if items.rest and not (put and items.has_only_values):
        return {}
    holds = {
        name: any(
            is_meant(value)
            for place in _parts(program, item.places, looked.part, site)
            for value in program.values(place)
        )
        for name, item in items.by_key.items()
    }
    return holds | put


def _parts(
    program: Program, rows: Iterable[Place], part: Key | None, site: Site
) -> Iterable[Place]:
    """What is taken of the rows of a table."""
    if part is None:
        return rows
    held = (contents(program, row, site).by_key.get(part) for row in rows)
    return [place for item in held if item is not None for place in item.places]


def _plain(program: Program, site: Site) -> Lookup | None:
    """The look into a mapping that an instruction is."""
    made = program.instruction(site)
    if isinstance(made, ir.GetItem):
        return Lookup(Place(site.code, made.object), Place(site.code, made.key))
    mapping = method_receiver(program, site, "get")
    if mapping is None or not isinstance(made, ir.Call) or not made.arguments:
        return None
    given = [Place(site.code, one.value) for one in made.arguments]
    return Lookup(mapping, given[0], () if len(given) < _BOTH else program.values(given[1]))


def _part_of_row(program: Program, site: Site) -> Lookup | None:
    """The look into a table of which an instruction takes a part: `kind, options = TABLE[name]`."""
    made = program.instruction(site)
    part: tuple[Key, ...] = ()
    if isinstance(made, ir.Unpack):
        row, part = made.source, () if made.rest else (made.index,)
    elif isinstance(made, ir.GetItem):
        row, part = made.object, constant_keys(program, Place(site.code, made.key))
    if len(part) != 1:
        return None
    found = program.definition(root(program, Place(site.code, row)))
    looked = None if found is None else _plain(program, found)
    return None if looked is None else looked._replace(part=part[0])
