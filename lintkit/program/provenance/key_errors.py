"""Handlers of a missing key that never run, and what comes behind a key that is never there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.provenance.items import contents
from lintkit.program.provenance.keys_asked import keys_of
from lintkit.program.provenance.order import ancestry
from lintkit.program.values import External, Place, Site

if TYPE_CHECKING:
    from lintkit.program.provenance.walk import Walk
    from lintkit.program.values import CodeRef, Context

_KEY_ERRORS = frozenset({"builtins.KeyError", "builtins.LookupError"})


def is_unreached(walk: Walk, site: Site, context: Context) -> bool:
    """Whether an instruction stands where a `try` never comes to in the runs that are followed."""
    regions = walk.program.code(site.code).regions
    for index in ancestry(regions, walk.program.instruction(site).region):
        kind = regions[index].kind
        if kind == "handler" and _is_of_key_errors(walk, site.code, regions[index]):
            return _are_there(walk, site.code, regions[index].partner, context) is True
        if kind == "try":
            return _are_there(walk, site.code, index, context, before=site.position) is False
    return False


def _is_of_key_errors(walk: Walk, code: CodeRef, region: ir.Region) -> bool:
    caught = [walk.program.values(Place(code, one)) for one in region.subjects]
    return bool(caught) and all(
        isinstance(one, External) and one.symbol in _KEY_ERRORS
        for values in caught
        for one in values
    )


def _are_there(
    walk: Walk, code: CodeRef, tried: int, context: Context, before: int | None = None
) -> bool | None:
    """Whether all keys are there that a `try` looks up; None where that, or more, is not known."""
    body = walk.program.code(code)
    found: bool | None = True
    for position, one in enumerate(body.instructions[:before]):
        if tried not in ancestry(body.regions, one.region):
            continue
        if isinstance(one, ir.GetItem):
            is_there = _is_there(walk, Site(code, position), one, context)
            if is_there is False:
                return False
            found = found and is_there
        elif isinstance(one, (ir.Call, ir.Raise)):
            found = None
    return found


def _is_there(walk: Walk, site: Site, read: ir.GetItem, context: Context) -> bool | None:
    keys = keys_of(walk, Place(site.code, read.key), context)
    items = contents(walk.program, Place(site.code, read.object), site)
    if len(keys) != 1 or items.rest or not items.by_key:
        return None
    item = items.by_key.get(keys[0])
    return None if item is not None and item.optional else item is not None
