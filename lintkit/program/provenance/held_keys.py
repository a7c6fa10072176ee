"""Which keys a container holds, and which of them a copy keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.program.provenance import items
from lintkit.program.provenance.keyed import constant_keys
from lintkit.program.values import Container

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lintkit.program.program import Program
    from lintkit.program.provenance.filtered import Asked, Copy
    from lintkit.program.values import Key, Place, Site


def members(program: Program, place: Place, at: Site, depth: int) -> set[Key] | None:
    """What `in` finds in the container in a register; None where not all of it is known."""
    held = program.values(place)
    kinds = {one.kind if isinstance(one, Container) else "" for one in held}
    found = items.contents(program, place, at, depth)
    if len(kinds) != 1 or "" in kinds or found.rest:
        return None
    if kinds == {"dict"}:
        return set(found.by_key)
    told = [constant_keys(program, one) for item in found.by_key.values() for one in item.places]
    return {key for keys in told for key in keys} if all(told) else None


def keeps(program: Program, copied: Copy, made: Site, key: Key, depth: int) -> bool | None:
    """Whether a copy of a mapping keeps what stands under a key; None: not known."""
    fits = {_fits(program, one, made, key, depth) for one in copied.keys}
    return False if False in fits else None if None in fits else True


def _fits(program: Program, asked: Asked, made: Site, key: Key, depth: int) -> bool | None:
    """Whether a key meets a condition; None: not known."""
    known: Iterable[Key] | None = constant_keys(program, asked.other) or None
    if asked.among:
        known = members(program, asked.other, made, depth - 1)
    return None if known is None else (key in known) == asked.outcome
