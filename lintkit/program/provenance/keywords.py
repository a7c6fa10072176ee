"""Keywords that a function got in its `**kwargs` and kept, to hand them on at another time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.program.provenance.stores import stores
from lintkit.program.values import Container

if TYPE_CHECKING:
    from lintkit.program.program import Program
    from lintkit.program.values import AbstractValue, CodeRef, Place


def keeper(program: Program, place: Place) -> CodeRef | None:
    """The function whose `**kwargs` a register holds, where nothing has changed them since."""
    values = program.values(place)
    return keeper_of(program, values[0]) if len(values) == 1 else None


def keeper_of(program: Program, kept: AbstractValue) -> CodeRef | None:
    """The function whose `**kwargs` a value is, where nothing has changed them since."""
    if not isinstance(kept, Container) or kept.kind != "dict" or kept.site.position >= 0:
        return None
    takes = any(one.kind == "var_keyword" for one in program.code(kept.site.code).parameters)
    return kept.site.code if takes and not stores(program).changes(kept) else None
