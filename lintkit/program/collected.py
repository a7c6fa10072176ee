"""What a code looks for in its `*rest` and `**keywords`, and what a call tells of that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from lintkit import ir
from lintkit.program.asked_keywords import Keywords, asked_keywords, passed_keywords

if TYPE_CHECKING:
    from lintkit.ir import Register
    from lintkit.program.calls import Call
    from lintkit.program.plan import Plan


@dataclass(frozen=True, slots=True)
class Number:
    """How many arguments a call passes that go into `*rest`."""

    passed: int


Told: TypeAlias = "dict[Register, Keywords | Number]"
"""What a call tells, by parameter."""


class Asked(NamedTuple):
    """What a code looks for.

    Attributes:
        keywords: the parameter that collects keywords, and those looked for in it.
        number: the parameter `*rest` if the code asks how many it holds.
    """

    keywords: tuple[Register, frozenset[str]]
    number: Register


def asked_of_collected(plan: Plan) -> Asked:
    """What a code looks for in what it collects."""
    return Asked(asked_keywords(plan), _asked_number(plan))


def _asked_number(plan: Plan) -> Register:
    """The parameter `*rest` of a code that calls `len` of it or tests whether it is empty."""
    rest = next((p.register for p in plan.code.parameters if p.kind == "var_positional"), None)
    if rest is None:
        return ir.NO_REGISTER
    tested = {plan.unrefined(region.test) for region in plan.code.regions if region.test >= 0}
    for one in plan.code.instructions:
        if isinstance(one, ir.Operate) and one.operator == "not":
            tested.add(plan.unrefined(one.operands[0]))
        elif isinstance(one, ir.Call) and measured(plan, one) is not None:
            tested.add(plan.unrefined(one.arguments[0].value))
    return rest if rest in tested else ir.NO_REGISTER


def measured(plan: Plan, call: ir.Call) -> Register | None:
    """What `len` is called of; None for any other call."""
    callee = plan.defining(call.callee)
    is_len = isinstance(callee, ir.LoadName) and callee.name == "len" and plan.is_builtin(callee)
    is_plain = len(call.arguments) == 1 and call.arguments[0].kind == "positional"
    return plan.unrefined(call.arguments[0].value) if is_len and is_plain else None


def passed(plan: Plan, call: Call, receiver: int | None) -> Told:
    """What a call tells of what a code looks for."""
    told: Told = {}
    if (keywords := passed_keywords(plan, call)) is not None:
        told[keywords[0]] = keywords[1]
    number = plan.asked_of_collected.number
    given = call.arguments.positional
    if number != ir.NO_REGISTER and not call.partials and not any(one.star for one in given):
        kinds = ("positional_only", "positional")
        before = sum(parameter.kind in kinds for parameter in plan.code.parameters)
        told[number] = Number(max(len(given) + (receiver is not None) - before, 0))
    return told
