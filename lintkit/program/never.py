"""What no run of a code does: it stands behind a constant, or behind the end of its block."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from lintkit import ir

if TYPE_CHECKING:
    from lintkit.ir import Code, Register
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
    """The positions of what no run does: a false constant stands in the place of the test.

    Nor does any run what stands in a block behind a call that only raises.
    """
    regions = plan.code.regions
    dead = {
        index
        for index, region in enumerate(regions)
        if region.kind == "then"
        and isinstance(made := plan.defining(region.test), ir.Const)
        and not made.value
        and made.line == region.line
    }
    cut: dict[int, int] = {}
    for position in raising_calls(plan):
        region = plan.code.instructions[position].region
        cut.setdefault(region, position)
        dead |= {
            index
            for index, one in enumerate(regions)
            if (one.kind, one.partner) == ("try_else", region)
        }
    if not dead and not cut:
        return frozenset()
    return frozenset(
        position
        for position, instruction in enumerate(plan.code.instructions)
        if not isinstance(instruction, _DEFINING)
        and any(
            around in dead or cut.get(around, position) < position
            for around in plan.regions_around(instruction.region)
        )
    )


def raising_calls(plan: Plan) -> list[int]:
    """The positions of the calls of functions of the same module that do nothing but raise."""
    *_, module = plan.ancestors()
    if not plan.raising and not module.raising:
        return []
    return [
        position
        for position, one in enumerate(plan.code.instructions)
        if isinstance(one, ir.Call) and _is_raising(plan, module, one)
    ]


def only_raises(code: Code) -> bool:
    """Whether each call of a function ends in an exception.

    A function that is yet to be written is none of these: something may be put in its place.
    """
    if not code.regions[0].exits or code.kind != "function" or code.decorators:
        return False
    raised = [one for one in code.instructions if isinstance(one, ir.Raise)]
    return (
        bool(raised)
        and not code.is_generator
        and not code.is_async
        and all(region.kind not in {"loop", "with"} for region in code.regions)
        and not any(isinstance(one, ir.Return) for one in code.instructions)
        and not any(
            isinstance(one, ir.LoadName) and one.name == "NotImplementedError"
            for one in code.instructions
        )
    )


def names_of_raising(module: Plan) -> frozenset[str]:
    """The names of a module that are bound once, and to a function that does nothing but raise."""
    stored: dict[str, list[Register]] = defaultdict(list)
    for code in module.module.codes if module.raising else ():
        for one in code.instructions:
            if isinstance(one, ir.StoreName) and one.owner == ir.MODULE_CODE:
                stored[one.name].append(one.value)
    return frozenset(
        name
        for name, values in stored.items()
        if len(values) == 1
        and isinstance(bound := module.defining(values[0]), ir.MakeFunction)
        and bound.code in module.raising
    )


def _is_raising(plan: Plan, module: Plan, call: ir.Call) -> bool:
    """Whether a call names such a function."""
    made = plan.defining(call.callee)
    if isinstance(made, ir.MakeFunction):
        return made.code in plan.raising
    return (
        isinstance(made, ir.LoadName)
        and made.owner == ir.MODULE_CODE
        and made.name in module.raising_names
    )
