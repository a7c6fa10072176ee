"""Calls that take one of the elements of a sequence: `next`, `random.choice`, `max`, `.pop()`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.program.binding import bind
from lintkit.program.provenance import sequences
from lintkit.program.provenance.called import method_receiver
from lintkit.program.provenance.context import Source
from lintkit.program.provenance.items import contents
from lintkit.program.provenance.ways import Way, several
from lintkit.program.values import Constant, Container, Place

if TYPE_CHECKING:
    from lintkit import ir
    from lintkit.program.provenance.walk import Walk
    from lintkit.program.values import Context, Site

_CHOICES = frozenset(
    {
        "builtins.next",
        "numpy.random.choice",
        "random.Random.choice",
        "random.SystemRandom.choice",
        "random.choice",
        "secrets.choice",
    }
)
_EXTREMES = frozenset({"builtins.max", "builtins.min"})
_SEQUENCES = frozenset({"deque", "list", "set"})


def ways(
    walk: Walk, site: Site, call: ir.Call, symbols: frozenset[str], context: Context
) -> list[Way]:
    """The ways into the element that a call takes; empty where it takes none that is known."""
    given = bind(walk.program, site).positional
    default: list[Way] = []
    if symbols and symbols <= _CHOICES and given:
        sequence = given[0]
        default = walk.follow_all(Source(place, context) for place in given[1:2])
    elif symbols and symbols <= _EXTREMES and len(given) == 1:
        return _extreme(walk, given[0], site, context)
    else:
        receiver = method_receiver(walk.program, site, "pop", "popleft")
        held = () if receiver is None else walk.program.values(receiver)
        if receiver is None or not held or not all(map(_is_sequence, held)):
            return []
        sequence = receiver
    found, complete = sequences.elements(walk, sequence, context)
    if not found:
        return []
    others = [] if complete else walk.settled(Place(site.code, call.target), found)
    return several([*found, *default, *others])


def _extreme(walk: Walk, place: Place, site: Site, context: Context) -> list[Way]:
    """One of several texts; of numbers, which one it is must be known."""
    held = walk.program.values(place)
    if held and all(isinstance(one, Container) and one.kind == "dict" for one in held):
        items = contents(walk.program, place, site)
        keys = [key for key in items.by_key if isinstance(key, str)]
        whole = not items.rest and len(keys) == len(items.by_key)
        return several(Way(Constant(key), origin="constant") for key in keys) if whole else []
    found, complete = sequences.elements(walk, place, context)
    texts = all(isinstance(w.value, Constant) and isinstance(w.value.value, str) for w in found)
    return found if complete and texts else []


def _is_sequence(value: object) -> bool:
    return isinstance(value, Container) and value.kind in _SEQUENCES
