"""Texts that are built of constants and of one variable: `f"do_{name}"`, `name[3:].lower()`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.provenance.constants import call_method, is_method
from lintkit.program.steps import constant_slice

if TYPE_CHECKING:
    from lintkit.ir import Register, Scalar
    from lintkit.program.plan import Plan


def variable(plan: Plan, register: Register) -> Register | None:
    """The one register on which a text depends, as it is after tests."""
    leaves = _leaves(plan, register)
    return leaves[0] if len({plan.unrefined(leaf) for leaf in leaves}) == 1 else None


def evaluate(plan: Plan, register: Register, text: str) -> str | None:
    """What the text is where the variable holds `text`."""
    made = plan.defining(plan.unrefined(register))
    if isinstance(made, ir.Const):
        return made.value if isinstance(made.value, str) else None
    sources = _sources(plan, register)
    if sources is None:
        return text
    texts = [evaluate(plan, source, text) for source in sources]
    if None in texts:
        return None
    joined = "".join(filter(None, texts))
    if isinstance(made, ir.GetItem):
        part = constant_slice(plan, made.key)
        return None if part is None else joined[part]
    if isinstance(made, ir.Call):
        method = plan.defining(made.callee)
        arguments = _constants(plan, made)
        if not isinstance(method, ir.GetAttr) or arguments is None:
            return None
        found = call_method(joined, method.name, arguments, {})
        return found.value if found is not None and isinstance(found.value, str) else None
    return joined


def _leaves(plan: Plan, register: Register) -> list[Register]:
    if isinstance(plan.defining(plan.unrefined(register)), ir.Const):
        return []
    sources = _sources(plan, register)
    if sources is None:
        return [register]
    return [leaf for source in sources for leaf in _leaves(plan, source)]


def _sources(plan: Plan, register: Register) -> list[Register] | None:
    """The registers that a text is built of; None where it is not built here."""
    made = plan.defining(plan.unrefined(register))
    if isinstance(made, ir.Build) and made.kind == "string":
        return [entry.value for entry in made.entries]
    if isinstance(made, ir.Operate) and made.operator == "+":
        return [*made.operands]
    if isinstance(made, ir.GetItem) and constant_slice(plan, made.key) is not None:
        return [made.object]
    if isinstance(made, ir.Call) and _constants(plan, made) is not None:
        method = plan.defining(made.callee)
        if isinstance(method, ir.GetAttr) and is_method(method.name):
            return [method.object]
    return None


def _constants(plan: Plan, call: ir.Call) -> list[Scalar] | None:
    """The arguments of a call that gets constants only."""
    made = [plan.defining(argument.value) for argument in call.arguments]
    found = [one.value for one in made if isinstance(one, ir.Const)]
    is_plain = all(argument.kind == "positional" for argument in call.arguments)
    return found if is_plain and len(found) == len(made) else None
