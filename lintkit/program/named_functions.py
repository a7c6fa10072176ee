"""The function that a name stands for, by where the name is bound and not by what reaches it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.values import ModuleValue

if TYPE_CHECKING:
    from lintkit.ir import Register
    from lintkit.program.link import Link
    from lintkit.program.plan import Plan

_MOST_IMPORTS = 4
"""Modules through which a name is followed to its function."""


def named_function(link: Link, plan: Plan, register: Register) -> Plan | None:
    """The function of the program that a register holds, by where its name is bound."""
    made = plan.defining(register)
    if isinstance(made, ir.LoadName) and made.owner == ir.MODULE_CODE:
        return _bound(link, plan.ref.path, made.name, _MOST_IMPORTS)
    if isinstance(made, ir.GetAttr) and made.name not in link.stored_names:
        owner = plan.defining(made.object)
        if isinstance(owner, ir.LoadName) and owner.owner == ir.MODULE_CODE:
            module = _imported(link, plan.ref.path, owner.name)
            return None if module is None else _bound(link, module, made.name, _MOST_IMPORTS)
    return None


def _bound(link: Link, path: str, name: str, left: int) -> Plan | None:
    provider = link.modules.provider(path, name)
    made = None if provider is None else _only_value(link, provider, name)
    if provider is None or name in link.stored_names:
        return None
    body = link.module_frames[provider].plan
    if isinstance(made, ir.MakeFunction):
        found = body.children[made.code]
        return None if found.code.decorators else found
    if isinstance(made, ir.ImportFrom) and left:
        dotted = link.modules.absolute(made.module, made.level, provider)
        module = link.modules.find(dotted, provider)
        if isinstance(module, ModuleValue):
            return _bound(link, module.path, made.name, left - 1)
    return None


def _imported(link: Link, path: str, name: str) -> str | None:
    """The path of the module that a name of a module stands for."""
    made = _only_value(link, path, name)
    found = None
    if isinstance(made, ir.ImportModule):
        found = link.modules.find(made.module, path)
    elif isinstance(made, ir.ImportFrom):
        dotted = link.modules.absolute(made.module, made.level, path)
        found = link.modules.find(f"{dotted}.{made.name}", path)
    return found.path if isinstance(found, ModuleValue) else None


def _only_value(link: Link, path: str, name: str) -> ir.AnyInstruction | None:
    """What makes the one value that is ever bound to a name of a module."""
    body = link.module_frames[path].plan
    codes = body.module.codes
    stores = [
        (code is body.code, one.value)
        for code in codes
        for one in code.instructions
        if isinstance(one, ir.StoreName) and (one.owner, one.name) == (ir.MODULE_CODE, name)
    ]
    if len(stores) != 1 or not stores[0][0]:
        return None
    return body.defining(stores[0][1])
