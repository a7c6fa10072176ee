"""The attributes that `__init__` certainly sets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir

if TYPE_CHECKING:
    from lintkit.program.link import Link
    from lintkit.program.plan import Plan


def set_by_own(link: Link, class_: int) -> frozenset[str]:
    """The attributes that `__init__` sets on every path: they hide class attributes."""
    owner = link.classes.owner(class_, "__init__")
    if owner is None:
        return frozenset()
    plan = owner.frame.plan.child("__init__")
    return frozenset() if plan is None else _certainly_set(plan)


def is_set_by_any(link: Link, class_: int, name: str) -> bool:
    """Whether `__init__` of a class, or one that it calls of a base, sets an attribute."""
    infos = (link.classes[one] for one in link.classes[class_].mro if one in link.classes)
    for plan in (info.frame.plan.child("__init__") for info in infos):
        if plan is None:
            continue
        if name in _certainly_set(plan):
            return True
        if not any(
            isinstance(one, ir.GetAttr) and one.name == "__init__" and one.region == 0
            for one in plan.code.instructions
        ):
            return False
    return False


def _certainly_set(plan: Plan) -> frozenset[str]:
    """The attributes that a method sets on its first parameter whatever happens."""
    if not plan.code.parameters:
        return frozenset()
    receiver = plan.code.parameters[0].register
    return frozenset(
        instruction.name
        for instruction in plan.code.instructions
        if isinstance(instruction, ir.SetAttr)
        and instruction.object == receiver
        and instruction.region == 0
    )
