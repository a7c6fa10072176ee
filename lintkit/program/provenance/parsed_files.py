"""What `configparser` reads from files of the project: `parser["section"]["option"]`, `.get`."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.binding import bind
from lintkit.program.kept import kept
from lintkit.program.provenance.called import method_receiver
from lintkit.program.provenance.context import Source
from lintkit.program.provenance.items import contents
from lintkit.program.provenance.keys_asked import keys_of
from lintkit.program.provenance.registers import defining
from lintkit.program.provenance.stores import stores
from lintkit.program.values import Container, External, Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lintkit.program.program import Program
    from lintkit.program.provenance.walk import Walk
    from lintkit.program.provenance.ways import Way
    from lintkit.program.values import Context

_PACKAGE = "configparser."
_GETTERS = ("get", "getboolean", "getfloat", "getint")
_PATH = ("section", "option")
_READERS = frozenset({"read", "read_dict"})


def ways(walk: Walk, site: Site, made: ir.Call | ir.GetItem, context: Context) -> list[Way]:
    """The ways into an option that a parser has read; empty for anything else."""
    program = walk.program
    if isinstance(made, ir.GetItem):
        owner: Place | None = Place(site.code, made.object)
        asked = [Place(site.code, made.key)]
    else:
        owner = method_receiver(program, site, *_GETTERS)
        asked = list(bind(program, site).positional)
    parsers = () if owner is None else tuple(_parsers(program, owner))
    if owner is None or not parsers:
        return []
    path = [*_section(program, owner), *asked]
    keys = [keys_of(walk, place, context) for place in path[: len(_PATH)]]
    texts = [key[0] for key in keys if len(key) == 1 and isinstance(key[0], str)]
    if len(texts) != len(_PATH):
        return []
    found = [place for parser in parsers for place in _read(program, parser, *texts)]
    return walk.follow_all(Source(place, context.elsewhere(), origin="constant") for place in found)


def _parsers(program: Program, place: Place) -> Iterator[Site]:
    for one in program.values(place):
        if isinstance(one, External) and one.symbol.startswith(_PACKAGE) and one.origin:
            yield one.origin


def _section(program: Program, owner: Place) -> list[Place]:
    """The key by which an object was looked up in a parser; empty where it is the parser."""
    made = defining(program, owner)
    if isinstance(made, ir.LoadName):
        sites = stores(program).names.get((owner.code.path, made.owner, made.name), [])
        stored = program.instruction(sites[0]) if len(sites) == 1 else None
        if isinstance(stored, ir.StoreName):
            owner = Place(sites[0].code, stored.value)
            made = defining(program, owner)
    return [Place(owner.code, made.key)] if isinstance(made, ir.GetItem) else []


def _read(program: Program, parser: Site, section: str, option: str) -> Iterable[Place]:
    """Where the values of an option stand in what a parser reads."""
    for site, given in _readings(program).get(parser, ()):
        sections = contents(program, given, site).by_key.get(section)
        for place in sections.places if sections else ():
            item = contents(program, place, site).by_key.get(option.lower())
            yield from item.places if item else ()


@kept
def _readings(program: Program) -> Mapping[Site, list[tuple[Site, Place]]]:
    """By parser: the calls by which it reads, each with the mapping that it is given."""
    found: defaultdict[Site, list[tuple[Site, Place]]] = defaultdict(list)
    for ref in program.codes():
        methods = {
            one.target: Place(ref, one.object)
            for one in program.code(ref).instructions
            if isinstance(one, ir.GetAttr) and one.name in _READERS
        }
        for position, call in enumerate(program.code(ref).instructions):
            if not isinstance(call, ir.Call) or call.callee not in methods or not call.arguments:
                continue
            given = Place(ref, call.arguments[0].value)
            if any(isinstance(one, Container) for one in program.values(given)):
                for parser in _parsers(program, methods[call.callee]):
                    found[parser].append((Site(ref, position), given))
    return found
