"""What a code reads of the parameters of functions around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from lintkit import ir

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.ir import Register
    from lintkit.program.plan import Plan

Captured: TypeAlias = "tuple[Register, Plan, Register]"
"""The register that a parameter is read to, with the function it is of and its own register."""


def captured(plan: Plan) -> Iterator[Captured]:
    """What a code reads of parameters around it that are never assigned anew."""
    for instruction in plan.code.instructions:
        if isinstance(instruction, ir.LoadName) and instruction.owner != plan.ref.index:
            around = _owner(plan, instruction.owner)
            for parameter in around.code.parameters:
                if parameter.name == instruction.name:
                    stores = list(_stores(around, instruction.name, around.ref.index))
                    if stores == [parameter.register]:
                        yield instruction.target, around, parameter.register


def _owner(plan: Plan, index: int) -> Plan:
    """The code around another one that has an index, or the module."""
    return next((one for one in plan.ancestors() if one.ref.index == index), plan.parent)


def _stores(plan: Plan, name: str, owner: int) -> Iterator[Register]:
    """What a code and those in it assign to a name of a code around them."""
    stores = (one for one in plan.code.instructions if isinstance(one, ir.StoreName))
    yield from (one.value for one in stores if (one.name, one.owner) == (name, owner))
    for child in plan.children.values():
        yield from _stores(child, name, owner)
