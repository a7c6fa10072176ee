"""Annotations to `TypeRef`; nothing is evaluated, and strings are read as the types they name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import libcst as cst

from lintkit.ir import TypeRef
from lintkit.lowering.strings import constant_text

if TYPE_CHECKING:
    from collections.abc import Iterator

_DOTTED = re.compile(r"[^\W\d]\w*(\.[^\W\d]\w*)*")
_LITERAL = {"Literal", "typing.Literal", "typing_extensions.Literal", "t.Literal"}
_ANNOTATED = {"Annotated", "typing.Annotated", "typing_extensions.Annotated", "t.Annotated"}
_LONGEST = 500
"""Characters of a string that is parsed as a type."""

_UNREADABLE = TypeRef("?")


def type_ref(node: cst.CSTNode) -> TypeRef:
    """The type that an annotation writes."""
    if isinstance(node, cst.Annotation):
        node = node.annotation
    if isinstance(node, (cst.Name, cst.Attribute)):
        name = dotted(node)
        return TypeRef(name) if name else _UNREADABLE
    if isinstance(node, cst.Subscript):
        return _generic(node)
    if isinstance(node, cst.BinaryOperation) and isinstance(node.operator, cst.BitOr):
        return TypeRef("|", _members(node))
    if isinstance(node, (cst.List, cst.Tuple)):
        return TypeRef("[]", tuple(type_ref(element.value) for element in node.elements))
    if isinstance(node, cst.Ellipsis):
        return TypeRef("...")
    if isinstance(node, (cst.SimpleString, cst.ConcatenatedString)):
        return _quoted(constant_text(node))
    return _UNREADABLE


def dotted(node: cst.CSTNode) -> str:
    """`a.b.c` as text; empty for anything else."""
    names = []
    while isinstance(node, cst.Attribute):
        names.append(node.attr.value)
        node = node.value
    if not isinstance(node, cst.Name):
        return ""
    names.append(node.value)
    return ".".join(reversed(names))


def metadata(node: cst.CSTNode | None) -> Iterator[cst.Call]:
    """The calls in the metadata of `Annotated[T, call(), …]`.

    Those with a lambda are left out: what is read as a type has no codes.
    """
    if isinstance(node, cst.Annotation):
        node = node.annotation
    if isinstance(node, cst.Subscript) and dotted(node.value) in _ANNOTATED:
        for element in node.slice[1:]:
            value = element.slice.value if isinstance(element.slice, cst.Index) else None
            if isinstance(value, cst.Call) and not _has_lambda(value):
                yield value


def _has_lambda(node: cst.CSTNode) -> bool:
    return isinstance(node, cst.Lambda) or any(map(_has_lambda, node.children))


def _generic(node: cst.Subscript) -> TypeRef:
    origin = type_ref(node.value)
    arguments = [
        element.slice.value for element in node.slice if isinstance(element.slice, cst.Index)
    ]
    if origin.name in _LITERAL:
        return TypeRef(origin.name, tuple(TypeRef(_source(argument)) for argument in arguments))
    if origin.name in _ANNOTATED:
        arguments = arguments[:1]
    return TypeRef(origin.name, tuple(type_ref(argument) for argument in arguments))


def _members(node: cst.BinaryOperation) -> tuple[TypeRef, ...]:
    members: list[TypeRef] = []
    left: cst.BaseExpression = node
    while isinstance(left, cst.BinaryOperation) and isinstance(left.operator, cst.BitOr):
        members.append(type_ref(left.right))
        left = left.left
    members.append(type_ref(left))
    return tuple(reversed(members))


def _quoted(text: str | None) -> TypeRef:
    text = (text or "").strip()
    if _DOTTED.fullmatch(text):
        return TypeRef(text)
    if not text or len(text) > _LONGEST:
        return _UNREADABLE
    try:
        return type_ref(cst.parse_expression(text))
    except cst.ParserSyntaxError:
        return _UNREADABLE


def _source(node: cst.BaseExpression) -> str:
    text = constant_text(node)
    return repr(text) if text is not None else cst.Module([]).code_for_node(node)
