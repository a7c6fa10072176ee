"""Keywords that a function got in its `**kwargs` and kept, to hand them on at another time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.program.provenance.stores import stores
from lintkit.program.values import Container

if TYPE_CHECKING:
    from lintkit.program.program import Program
    from lintkit.program.values import CodeRef, Place


def keeper(program: Program, place: Place) -> CodeRef | None:
    """The function whose `**kwargs` a register holds, where nothing has changed them since."""
    values = program.values(place)
    if len(values) != 1 or not isinstance(values[0], Container) or values[0].kind != "dict":
        return None
    kept = values[0]
    takes = any(one.kind == "var_keyword" for one in program.code(kept.site.code).parameters)
    if kept.site.position >= 0 or not takes or stores(program).changes(kept):
        return None
    return kept.site.code
