"""Cyclomatic complexity (McCabe, 1976) of a code, from its regions."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lintkit.ir import Code

_BRANCHING = frozenset({"then", "case", "loop", "handler", "comprehension"})


def complexity(code: Code) -> int:
    """The ways through a code that are independent of each other, inner functions left out."""
    return 1 + sum(
        region.kind in _BRANCHING or (region.kind == "else" and region.partner == index)
        for index, region in enumerate(code.regions)
    )
