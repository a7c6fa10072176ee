"""Tests whose outcome is the same in every run: constants, the type checker's flag, old Pythons."""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING, TypeAlias

import libcst as cst

from lintkit.lowering.annotations import dotted

if TYPE_CHECKING:
    from collections.abc import Callable

Version: TypeAlias = "tuple[int, ...]"

_OLDEST: Version = (3, 8)
"""A program is taken to run on this version of Python or a later one."""

_FLAGS = frozenset({"TYPE_CHECKING", "typing.TYPE_CHECKING"})
_LITERALS = {"True": True, "False": False, "None": False}
_VERSION = "sys.version_info"

_OPERATORS: dict[type[cst.BaseCompOp], Callable[[Version, Version], bool]] = {
    cst.GreaterThan: operator.gt,
    cst.GreaterThanEqual: operator.ge,
    cst.LessThan: operator.lt,
    cst.LessThanEqual: operator.le,
    cst.Equal: operator.eq,
    cst.NotEqual: operator.ne,
}


def foregone(test: cst.BaseExpression, scope: str) -> bool | None:
    """The outcome that a test has in every run; None where it is not known beforehand.

    What a module or a class binds for the type checker tells what stands behind the name: there
    the flag counts as open.

    Args:
        test: the condition.
        scope: the kind of the scope in which it stands.
    """
    if isinstance(test, cst.UnaryOperation) and isinstance(test.operator, cst.Not):
        denied = foregone(test.expression, scope)
        return None if denied is None else not denied
    if isinstance(test, cst.Name | cst.Attribute):
        name = dotted(test)
        return False if scope == "function" and name in _FLAGS else _LITERALS.get(name)
    if isinstance(test, cst.Integer):
        return test.evaluated_value != 0
    return _of_version(test) if isinstance(test, cst.Comparison) else None


def _of_version(test: cst.Comparison) -> bool | None:
    """What comparing with a version gives, where the oldest and the latest Python agree."""
    target = test.comparisons[0]
    compare = _OPERATORS.get(type(target.operator))
    asked = _written(target.comparator)
    if compare is None or asked is None or len(test.comparisons) > 1:
        return None
    if _is_whole(test.left):
        outcomes = {compare(one, asked) for one in (_OLDEST, (3, 99, 0))}
    elif _is_major(test.left):
        outcomes = {compare(_OLDEST[:1], asked)}
    else:
        return None
    return outcomes.pop() if len(outcomes) == 1 else None


def _is_whole(node: cst.BaseExpression) -> bool:
    return isinstance(node, cst.Attribute) and dotted(node) == _VERSION


def _is_major(node: cst.BaseExpression) -> bool:
    """`sys.version_info[0]` or `sys.version_info.major`."""
    if isinstance(node, cst.Attribute):
        return dotted(node) == f"{_VERSION}.major"
    if not isinstance(node, cst.Subscript) or not _is_whole(node.value) or len(node.slice) != 1:
        return False
    index = node.slice[0].slice
    return isinstance(index, cst.Index) and _number(index.value) == 0


def _written(node: cst.BaseExpression) -> Version | None:
    """A version as a program writes it: `(3, 8)` or `3`."""
    elements = [one.value for one in node.elements] if isinstance(node, cst.Tuple) else [node]
    numbers = [_number(one) for one in elements]
    known = tuple(one for one in numbers if one is not None)
    return known if known and len(known) == len(numbers) else None


def _number(node: cst.BaseExpression) -> int | None:
    return node.evaluated_value if isinstance(node, cst.Integer) else None
