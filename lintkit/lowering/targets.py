"""Assignment to targets of every form."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from lintkit.ir import Delete, Register, SetAttr, SetItem, Unpack
from lintkit.lowering.dispatch import expression
from lintkit.lowering.expressions import key

if TYPE_CHECKING:
    from lintkit.lowering.builder import Builder


def assign(code: Builder, target: cst.CSTNode, value: Register) -> None:
    """Give `value` to a target."""
    if isinstance(target, cst.Name):
        code.assign(target.value, value)
    elif isinstance(target, cst.Attribute):
        line = code.line
        owner = expression(code, target.value)
        code.line = line
        spelled = code.scope.mangle(target.attr.value)
        code.instructions.append(SetAttr(line, code.region, owner, spelled, value))
    elif isinstance(target, cst.Subscript):
        line = code.line
        owner = expression(code, target.value)
        item = key(code, target.slice)
        code.line = line
        code.publish()
        code.instructions.append(SetItem(line, code.region, owner, item, value))
    elif isinstance(target, (cst.Tuple, cst.List)):
        _unpack(code, target, value)


def assign_literally(code: Builder, target: cst.CSTNode, value: cst.CSTNode) -> bool:
    """Assign a literal tuple element by element, where the shapes agree.

    `a, b = b, a` then needs no container, and each name its own value.
    """
    if not _same_shape(target, value):
        return False
    line = code.line
    for leaf, register in _pairs(code, target, value):
        code.line = line
        assign(code, leaf, register)
    return True


def unbind(code: Builder, target: cst.CSTNode) -> None:
    """`del target`."""
    if isinstance(target, cst.Name):
        code.unbind(target.value)
    elif isinstance(target, cst.Attribute):
        owner = expression(code, target.value)
        spelled = code.scope.mangle(target.attr.value)
        code.instructions.append(Delete(code.line, code.region, owner, spelled))
    elif isinstance(target, cst.Subscript):
        owner = expression(code, target.value)
        item = key(code, target.slice)
        code.publish()
        code.instructions.append(Delete(code.line, code.region, owner, key=item))
    elif isinstance(target, (cst.Tuple, cst.List)):
        for element in target.elements:
            unbind(code, element.value)


def _unpack(code: Builder, target: cst.Tuple | cst.List, value: Register) -> None:
    code.publish()
    line = code.line
    stars = [isinstance(element, cst.StarredElement) for element in target.elements]
    parts = []
    for index, rest, end in unpacking(stars):
        part = code.register()
        code.instructions.append(Unpack(line, code.region, part, value, index, rest, end))
        parts.append(part)
    if len(parts) == 2 and not any(stars):  # noqa: PLR2004  a pair
        code.partners |= {parts[0]: parts[1], parts[1]: parts[0]}
    for element, part in zip(target.elements, parts, strict=True):
        assign(code, element.value, part)


def unpacking(stars: list[bool]) -> list[tuple[int, bool, int]]:
    """`index`, `rest` and `end` of `Unpack` for each element; `stars` marks the starred one."""
    length = len(stars)
    starred = stars.index(True) if True in stars else length  # an element
    return [
        (
            position if position <= starred else position - length,
            rest,
            position + 1 - length if rest else 0,
        )
        for position, rest in enumerate(stars)
    ]


def _same_shape(target: cst.CSTNode, value: cst.CSTNode) -> bool:
    return (
        isinstance(target, (cst.Tuple, cst.List))
        and isinstance(value, (cst.Tuple, cst.List))
        and len(target.elements) == len(value.elements)
        and not any(
            isinstance(element, cst.StarredElement)
            for element in (*target.elements, *value.elements)
        )
    )


def _pairs(
    code: Builder, target: cst.CSTNode, value: cst.CSTNode
) -> list[tuple[cst.CSTNode, Register]]:
    """Evaluate all of `value`, before anything is assigned."""
    if not _same_shape(target, value):
        return [(target, expression(code, value))]
    assert isinstance(target, (cst.Tuple, cst.List))  # noqa: S101  # of the same shape
    assert isinstance(value, (cst.Tuple, cst.List))  # noqa: S101  # of the same shape
    return [
        pair
        for left, right in zip(target.elements, value.elements, strict=True)
        for pair in _pairs(code, left.value, right.value)
    ]
