"""What no run of a code does: it stands behind a constant, or behind the end of its block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir

if TYPE_CHECKING:
    from lintkit.program.plan import Plan

_DEFINING = (
    ir.ImportFrom,
    ir.ImportModule,
    ir.ImportStar,
    ir.MakeClass,
    ir.MakeFunction,
    ir.StoreName,
)
"""What names things, which annotations may mean even where no run comes by."""


def never_done(plan: Plan) -> frozenset[int]:
    """The positions of what no run does: a false constant stands in the place of the test."""
    dead = {
        index
        for index, region in enumerate(plan.code.regions)
        if region.kind == "then"
        and isinstance(made := plan.defining(region.test), ir.Const)
        and not made.value
        and made.line == region.line
    }
    if not dead:
        return frozenset()
    return frozenset(
        position
        for position, instruction in enumerate(plan.code.instructions)
        if not isinstance(instruction, _DEFINING)
        and not dead.isdisjoint(plan.regions_around(instruction.region))
    )
