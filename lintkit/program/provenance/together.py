"""Attributes that are set many at once: `self.__dict__.update(options)`, `setattr` in a loop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, structs

from lintkit import ir
from lintkit.program.kept import kept
from lintkit.program.provenance.called import external_symbols, method_receiver
from lintkit.program.provenance.context import Source
from lintkit.program.provenance.looped import carried
from lintkit.program.provenance.namespaces import namespace_of
from lintkit.program.provenance.order import always_run
from lintkit.program.provenance.registers import defining, root
from lintkit.program.provenance.stores import assigned, stores
from lintkit.program.values import Instance, Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lintkit.program.program import Program
    from lintkit.program.provenance.passing import Passing
    from lintkit.program.values import Context


_HAVING = "builtins.hasattr"


class Filling(Struct, frozen=True):
    """Where what a mapping holds becomes attributes of an object.

    Attributes:
        owner: the object.
        mapping: None where they are the keywords of the call.
        surely: none of what the mapping holds is left out.
    """

    site: Site
    owner: Place
    mapping: Place | None
    surely: bool = True


def filled(
    passing: Passing, fillings: Iterable[Filling], name: str, context: Context
) -> list[Source]:
    """What objects get for an attribute where many are set at once; `omitted` where nothing.

    Args:
        passing: who passes what.
        fillings: where they are set.
        name: the attribute.
        context: the runs of the code that sets them.
    """
    found: list[Source] = []
    for one in fillings:
        if one.mapping is None:
            given = passing.at_call(one.site, name, None, context)
        else:
            given = passing.in_mapping(one.mapping, one.site, name, context)
        found += given
        if not one.surely:
            found.append(Source(None, context, omitted=True))
    return found


def over(given: Iterable[Source], before: Sequence[Source]) -> Iterator[Source]:
    """What an attribute is once some of it was filled in, of what was given and was there before.

    What a library read may hold another value, for which what was there before stands.
    """
    for source in given:
        if not source.omitted and (source.origin != "environment" or not before):
            yield structs.replace(source, origin="argument")
            continue
        origin = "settings_default" if source.origin == "environment" else None
        for one in before:
            callers = (*source.callers, *one.callers)
            yield structs.replace(
                one, callers=callers, origin=origin or one.origin, settled=source.omitted
            )


def fillings_of(
    program: Program, objects: Iterable[Instance], writes: Sequence[Site]
) -> list[Filling]:
    """Where many attributes of some objects are set at once, if nothing sets this one later.

    Args:
        program: the linked program.
        objects: the objects.
        writes: where they are given the attribute by itself.
    """
    known = _by_object(program)
    found = dict.fromkeys(one for made in objects for one in known.get(made, ()))
    return [one for one in found if not _is_undone(program, one, writes)]


def _is_undone(program: Program, filling: Filling, writes: Iterable[Site]) -> bool:
    """Whether the same code surely sets the attribute again."""
    here = [one for one in writes if one.code == filling.site.code]
    later = [one for one in here if one.position > filling.site.position]
    return bool(later) and always_run(program, later)


@kept
def _by_object(program: Program) -> Mapping[Instance, Sequence[Filling]]:
    found: dict[Instance, list[Filling]] = {}
    for filling in _fillings(program):
        for one in program.values(filling.owner):
            if isinstance(one, Instance):
                found.setdefault(one, []).append(filling)
    return found


def _fillings(program: Program) -> Iterator[Filling]:
    known = stores(program)
    for site in known.configuring:
        updated = method_receiver(program, site, "update")
        owner = None if updated is None else namespace_of(program, updated)
        if owner is not None:
            yield from _updated(program, site, owner)
    for site in known.attributes.get("__dict__", ()):
        owner, mapping = assigned(program, site)
        yield Filling(site, owner, mapping)
    for site in known.setting_any:
        if (filling := _looped(program, site)) is not None:
            yield filling


def _updated(program: Program, site: Site, owner: Place) -> Iterator[Filling]:
    call = program.instruction(site)
    arguments = call.arguments if isinstance(call, ir.Call) else ()
    if any(one.kind in {"keyword", "double_star"} for one in arguments):
        yield Filling(site, owner, None)
    for one in arguments:
        if one.kind == "positional":
            yield Filling(site, owner, Place(site.code, one.value))


def _looped(program: Program, site: Site) -> Filling | None:
    """`for name, value in mapping.items(): setattr(object, name, value)`; None for any other."""
    call = program.instruction(site)
    assert isinstance(call, ir.Call)  # noqa: S101  # as indexed
    owner, value = assigned(program, site)
    named = root(program, Place(site.code, call.arguments[-2].value))
    mapping = carried(program, site, named, value)
    key, held = defining(program, named), defining(program, root(program, value))
    if mapping is None or not isinstance(key, ir.Unpack) or not isinstance(held, ir.Unpack):
        return None
    surely = call.region == held.region or _asks_whether_it_has(program, site, key.source)
    return Filling(site, owner, mapping, surely)


def _asks_whether_it_has(program: Program, site: Site, pair: int) -> bool:
    """Whether it stands under no test but `hasattr(object, name)`, for names in a loop."""
    regions = program.code(site.code).regions
    region = regions[program.instruction(site).region]
    tested = program.definition(Place(site.code, region.test)) if region.kind == "then" else None
    made = defining(program, Place(site.code, pair))
    inner = made is not None and region.parent == made.region
    return tested is not None and inner and external_symbols(program, tested) == {_HAVING}
