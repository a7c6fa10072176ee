"""Keywords that go through a copy that keeps some of them: `{k: v for k, v in … if k in NAMES}`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.provenance.call_arguments import is_read
from lintkit.program.provenance.filtered import copy_of
from lintkit.program.provenance.held_keys import keeps
from lintkit.program.provenance.items import DEPTH, contents
from lintkit.program.provenance.registers import root

if TYPE_CHECKING:
    from lintkit.program.program import Program
    from lintkit.program.values import Place


def kept_in_copy(program: Program, place: Place, name: str) -> tuple[Place, ...] | None:
    """The mappings that a copy in a register may have a keyword from; empty: it leaves it out.

    None for anything else, and where that is not known. A copy may be one of itself:
    `self.options = {k: v for k, v in self.options.items() if k != "debug"}`.
    """
    found: dict[Place, None] = {}
    seen: set[Place] = set()
    waiting = [place]
    is_own = False
    while waiting:
        one = waiting.pop()
        is_own |= one in seen
        if one in seen:
            continue
        seen.add(one)
        copied = _copied(program, one, name)
        if copied is None:
            found[one] = None
        else:
            waiting += reversed(copied)
    if place in found or (is_own and not found):
        return None
    return tuple(found)


def _copied(program: Program, place: Place, name: str) -> tuple[Place, ...] | None:
    """What a copy in a register has a keyword from, be they copies or not."""
    site = program.definition(root(program, place))
    made = None if site is None else program.instruction(site)
    copied = copy_of(program, site, made) if site and isinstance(made, ir.Build) else None
    if site is None or copied is None or not copied.keys:
        return None
    kept = keeps(program, copied, site, name, DEPTH)
    items = contents(program, copied.mapping, site)
    if kept is None and not (name not in items.by_key and _are_read(program, items.rest)):
        return None
    return () if kept is False else items.rest


def _are_read(program: Program, places: tuple[Place, ...]) -> bool:
    """Whether mappings come from outside: each may lack a key, whether a copy keeps it or not."""
    return bool(places) and all(is_read(program, one) for one in places)
