"""The keys under which something is looked up, in the runs that are followed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.program.provenance.environment import READERS
from lintkit.program.provenance.keyed import constant_keys
from lintkit.program.provenance.registers import equal_to
from lintkit.program.values import Constant, External, Unknown

if TYPE_CHECKING:
    from lintkit.program.provenance.walk import Walk
    from lintkit.program.values import Context, Key, Place


def keys_of(walk: Walk, place: Place, context: Context) -> tuple[Key, ...]:
    """The keys that a register can hold in the runs that are followed; empty: not all known."""
    if (equal := equal_to(walk.program, place)) is not None:
        return (equal.value,)
    keys = constant_keys(walk.program, place)
    if not keys and (variable := _default_key(walk, place, context)):
        return variable
    if len(keys) == 1 or not (context.calls or context.objects):
        return keys
    values = [way.value for way in walk.ways(place, context)]
    if any(isinstance(value, Unknown) for value in values):
        return ()
    told = [value.value for value in values if isinstance(value, Constant)]
    return tuple(dict.fromkeys(told)) if len(told) == len(values) else keys


def _default_key(walk: Walk, place: Place, context: Context) -> tuple[Key, ...]:
    """The key that stands in for an environment variable; empty for any other."""
    if not any(
        isinstance(value, External) and value.symbol in READERS
        for value in walk.program.values(place)
    ):
        return ()
    found = walk.ways(place, context)
    told = [way.value.value for way in found if isinstance(way.value, Constant)]
    is_default = all(way.origin == "environment_default" for way in found)
    return tuple(dict.fromkeys(told)) if is_default and len(told) == len(found) else ()
