"""The names that a module exports by a literal `__all__`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from lintkit.lowering.strings import constant_text

if TYPE_CHECKING:
    from collections.abc import Iterator


def exports(module: cst.Module) -> tuple[str, ...] | None:
    """The names of `__all__` in order; None where there is none, or it is computed."""
    names: list[str] | None = None
    for statement in _statements(module.body):
        change = _change(statement)
        if change is None:
            continue
        replaces, added = change
        if added is None or (names is None and not replaces):
            return None
        names = added if replaces or names is None else names + added
    return None if names is None else tuple(dict.fromkeys(names))


def _statements(body: object) -> Iterator[cst.CSTNode]:
    """The statements of the module's own code, also under `if` and `try`."""
    pending = [body]
    while pending:
        node = pending.pop()
        if isinstance(node, (list, tuple)):
            pending.extend(reversed(node))
        elif isinstance(node, (cst.SimpleStatementLine, cst.BaseSuite, cst.Else, cst.Finally)):
            pending.append(node.body)
        elif isinstance(node, cst.If):
            pending += (node.orelse, node.body)
        elif isinstance(node, cst.Try):
            pending += (node.finalbody, node.orelse, node.body)
        elif isinstance(node, cst.CSTNode):
            yield node


def _change(node: cst.CSTNode) -> tuple[bool, list[str] | None] | None:
    """Whether a statement replaces `__all__`, and the names, None if computed."""
    if isinstance(node, cst.Assign):
        if any(_is_all(target.target) for target in node.targets):
            return True, _literal(node.value)
    elif isinstance(node, cst.AnnAssign):
        if _is_all(node.target) and node.value is not None:
            return True, _literal(node.value)
    elif isinstance(node, cst.AugAssign):
        if _is_all(node.target):
            return False, _literal(node.value)
    elif isinstance(node, cst.Expr) and isinstance(node.value, cst.Call):
        return _method(node.value)
    return None


def _method(call: cst.Call) -> tuple[bool, list[str] | None] | None:
    if not isinstance(call.func, cst.Attribute) or not _is_all(call.func.value):
        return None
    method = call.func.attr.value
    if len(call.args) != 1 or method not in {"append", "extend"}:
        return False, None
    argument = call.args[0].value
    if method == "extend":
        return False, _literal(argument)
    name = constant_text(argument)
    return False, None if name is None else [name]


def _is_all(node: cst.CSTNode) -> bool:
    return isinstance(node, cst.Name) and node.value == "__all__"


def _literal(node: cst.CSTNode) -> list[str] | None:
    if not isinstance(node, (cst.List, cst.Tuple)):
        return None
    names = [constant_text(element.value) for element in node.elements]
    return None if None in names else [name for name in names if name is not None]
