"""Attributes that a text names: `getattr(settings, name)`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.program.binding import bind
from lintkit.program.provenance import owners
from lintkit.program.provenance.context import Source
from lintkit.program.provenance.keyed import constant_keys
from lintkit.program.provenance.ways import several
from lintkit.program.values import Place

if TYPE_CHECKING:
    from lintkit.ir import Call
    from lintkit.program.provenance.walk import Walk
    from lintkit.program.provenance.ways import Way
    from lintkit.program.values import Context, Site


def ways(walk: Walk, site: Site, call: Call, context: Context) -> list[Way]:
    """The ways into what a call of `getattr` gives."""
    place = Place(site.code, call.target)
    bound = bind(walk.program, site).positional
    names = _names(walk, site, bound, context)
    met = owners.met(walk, bound[0], context) if names else frozenset()
    read = [walk.members.read(bound[0], name, context, met) for name in names]
    known = walk.follow_all(source for found in read for source in found.sources)
    if not names:
        return walk.settled(place)
    if all(found.complete for found in read):
        return known
    if len(bound) > 2:  # noqa: PLR2004  object, name, default
        known += walk.follow(Source(bound[2], context))
        if walk.program.values(bound[0]) and not any(found.sources for found in read):
            return several([*known, *walk.settled(place, known)])
    reason = f"whether it has `{names[0]}` is not known"
    return several([*known, *walk.settled(place, known, reason)])


def _names(walk: Walk, site: Site, given: tuple[Place, ...], context: Context) -> tuple[str, ...]:
    """The attributes that are meant in the runs that are followed; empty where that is open."""
    if len(given) < 2:  # noqa: PLR2004  object and name
        return ()
    held = constant_keys(walk.program, given[1])
    names = walk.premises.narrowed(site, given[1], held, given[0], context)
    told = tuple(name for name in names if isinstance(name, str))
    is_meant = len(told) == 1 or (told and not held)
    return told if is_meant and len(told) == len(names) else ()
