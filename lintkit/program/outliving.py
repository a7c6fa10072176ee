"""Which stores under a name are stored over before another code can see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.reaching import makes_functions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.program.plan import Plan

_QUIET = (
    ir.Const, ir.Opaque, ir.LoadName, ir.Phi, ir.Refine, ir.Build, ir.Test,
    ir.ImportModule, ir.ImportFrom, ir.Annotate,
)  # fmt: skip
"""What runs no function of the same code."""


def outlived_stores(plan: Plan) -> Iterator[int]:
    """The positions of such stores in a code."""
    readable: dict[str, int] = {}
    ran = -1
    stores: dict[str, list[int]] = {}
    for position, instruction in enumerate(plan.code.instructions):
        if isinstance(instruction, ir.MakeFunction | ir.MakeClass):
            for name in plan.children[instruction.code].loaded_from(plan.ref.index):
                readable.setdefault(name, position)
        elif not isinstance(instruction, ir.StoreName):
            if not isinstance(instruction, _QUIET) and not makes_functions(plan, instruction):
                ran = position
        elif instruction.owner == plan.ref.index and not plan.in_loop(position):
            name = instruction.name
            before = stores.setdefault(name, [])
            for earlier in before:
                seen = ran > max(earlier, readable.get(name, position))
                region = plan.code.instructions[earlier].region
                if not seen and instruction.region in plan.regions_around(region):
                    yield earlier
            stores[name] = [position]
