"""What is written in displays: items by their keys, and texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.values import Constant, Place

if TYPE_CHECKING:
    from lintkit.program.program import Program
    from lintkit.program.values import Site


def entries(program: Program, site: Site, made: ir.Build) -> dict[str, Place]:
    """The items of a display whose keys are written there."""
    found = {}
    for entry in made.entries:
        if entry.key != ir.NO_REGISTER:
            key = text(program, Place(site.code, entry.key))
            if key:
                found[key] = Place(site.code, entry.value)
    return found


def text(program: Program, place: Place | None) -> str:
    """The only text that a register holds; "" for anything else."""
    values = () if place is None else program.values(place)
    only = values[0].value if len(values) == 1 and isinstance(values[0], Constant) else ""
    return only if isinstance(only, str) else ""
