"""What `zip`, `enumerate` and the views of a dict give, column by column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.program.binding import bind
from lintkit.program.provenance import lookups, sequences
from lintkit.program.provenance.called import external_symbols, method_receiver
from lintkit.program.provenance.items import contents
from lintkit.program.provenance.rows import OPEN, Row
from lintkit.program.provenance.ways import Way
from lintkit.program.values import Constant, Container, External, Instance

if TYPE_CHECKING:
    from lintkit.program.provenance.walk import Walk
    from lintkit.program.values import Context, Place, Site

_VIEWS = ("items", "keys", "values")


def of_call(walk: Walk, site: Site, context: Context, depth: int) -> list[tuple[Way, ...]] | None:
    """The ways into each part of the tuples that a call gives; None where it gives others."""
    symbols = external_symbols(walk.program, site)
    given = bind(walk.program, site).positional
    if symbols == {"builtins.zip"}:
        return [_column(walk, place, context, depth) for place in given]
    if symbols == {"builtins.enumerate"} and given:
        return [(Way(External("builtins.int")),), _column(walk, given[0], context, depth)]
    if symbols == {"builtins.dict.items"}:
        found = _view(walk, site, context)
        return None if found is None else [found[0], found[1]]
    return None


def elements_of(walk: Walk, site: Site, context: Context, depth: int) -> Row | None:
    """What such a call gives, one by one; None for other calls."""
    symbols = external_symbols(walk.program, site)
    if symbols in ({"builtins.dict.keys"}, {"builtins.dict.values"}):
        found = _view(walk, site, context)
        column = int("builtins.dict.values" in symbols)
        return OPEN if found is None else Row((found[column],), ordered=False)
    if of_call(walk, site, context, depth) is None:
        return None
    return Row(((Way(Container("tuple", site), made_in=context),),), ordered=False)


def _column(walk: Walk, place: Place, context: Context, depth: int) -> tuple[Way, ...]:
    return sequences.any_of(sequences.in_any(walk, place, context, depth))


def _view(
    walk: Walk, site: Site, context: Context
) -> tuple[tuple[Way, ...], tuple[Way, ...]] | None:
    """The keys and the values of the dict whose view a call gives; None where not all are known."""
    receiver = method_receiver(walk.program, site, *_VIEWS)
    items = None if receiver is None else contents(walk.program, receiver, site)
    if receiver is None or items is None or items.rest or not items.by_key:
        return None
    keys = (Way(key if isinstance(key, Instance) else Constant(key)) for key in items.by_key)
    return tuple(keys), tuple(lookups.taken(walk, receiver, items.by_key.items(), context))
