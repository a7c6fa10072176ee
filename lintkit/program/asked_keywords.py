"""Which keywords a code looks for in its `**keywords`, and what a call tells of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.lowering.operands import operands
from lintkit.program.contents import READING
from lintkit.program.steps import IN_PLACE

if TYPE_CHECKING:
    from lintkit.ir import AnyInstruction, Register
    from lintkit.program.calls import Call
    from lintkit.program.plan import Plan

_TESTS = frozenset({"in", "not in"})


@dataclass(frozen=True, slots=True)
class Keywords:
    """What a call passes of the keywords that a code looks for.

    Attributes:
        passed: those that it writes out.
        left_out: those that it certainly does not pass.
    """

    passed: frozenset[str]
    left_out: frozenset[str]

    def holds(self, name: object) -> bool | None:
        """Whether a keyword is passed; None where that is not known."""
        return True if name in self.passed else False if name in self.left_out else None


def asked_keywords(plan: Plan) -> tuple[Register, frozenset[str]]:
    """The `**keywords` of a code and the names it looks for, where it only reads what it got."""
    collector = next((one for one in plan.code.parameters if one.kind == "var_keyword"), None)
    nothing: tuple[Register, frozenset[str]] = (ir.NO_REGISTER, frozenset())
    if collector is None:
        return nothing
    names: set[str] = set()
    for one in plan.code.instructions:
        if collector.register not in map(plan.unrefined, operands(one)):
            continue
        name = _looked_for(plan, one)
        if name is not None:
            names.add(name)
        elif not _leaves_alone(plan, one, collector.register):
            return nothing
    return (collector.register, frozenset(names)) if names else nothing


def _looked_for(plan: Plan, test: AnyInstruction) -> str | None:
    if not isinstance(test, ir.Operate) or test.operator not in _TESTS:
        return None
    name = plan.defining(test.operands[0])
    return name.value if isinstance(name, ir.Const) and isinstance(name.value, str) else None


def _leaves_alone(plan: Plan, one: AnyInstruction, keywords: Register) -> bool:
    """Whether an instruction that reads a dict does not change it, nor hand it to others."""
    if isinstance(one, ir.GetAttr):
        return one.name in READING
    if isinstance(one, ir.Call):
        return all(
            argument.kind == "double_star"
            for argument in one.arguments
            if plan.unrefined(argument.value) == keywords
        )
    if isinstance(one, ir.Operate):
        return one.operator not in IN_PLACE
    return isinstance(one, ir.GetItem | ir.Test | ir.Refine)


def passed_keywords(plan: Plan, call: Call) -> tuple[Register, Keywords] | None:
    """What a call passes of the keywords that a code looks for; None where it looks for none."""
    register, names = plan.asked_of_collected.keywords
    if not names:
        return None
    passed = names.intersection(name for name, _ in call.arguments.keywords)
    is_all = not call.arguments.spreads and not call.partials
    return register, Keywords(passed, names - passed if is_all else frozenset())
