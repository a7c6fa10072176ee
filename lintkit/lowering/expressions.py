"""Expressions, but for strings, conditions, comprehensions and definitions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from lintkit.ir import (
    Argument,
    Await,
    Build,
    BuildKind,
    Call,
    Entry,
    GetAttr,
    GetItem,
    Operate,
    Register,
    Yield,
    YieldFrom,
)
from lintkit.lowering.dispatch import block, expression
from lintkit.lowering.operators import BINARY, COMPARISON, UNARY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lintkit.lowering.builder import Builder
    from lintkit.lowering.dispatch import ExpressionTable

_SINGLETONS = {"None": None, "True": True, "False": False}
_INTEGERS = range(-(2**63), 2**63)
_LONGEST_INTEGER = 70  # characters; 64 bits in binary notation, with prefix


def locate(code: Builder, node: cst.CSTNode) -> None:
    """Set the line where `node` starts; what `eval` evaluates stands where the call does."""
    place = code.places.get(id(node))
    if place is not None:
        code.line = place.lineno


def name(code: Builder, node: cst.Name) -> Register:
    """A name, or one of the constants that libcst writes as names."""
    place = code.places.get(id(node))
    if place is not None:
        code.line = place.lineno
    value = node.value
    if value in _SINGLETONS:
        return code.const(_SINGLETONS[value])
    return code.read(value)


def integer(code: Builder, node: cst.Integer) -> Register:
    """An integer literal."""
    locate(code, node)
    return _integer(code, node.value, 1)


def _integer(code: Builder, digits: str, sign: int) -> Register:
    if len(digits) <= _LONGEST_INTEGER and (value := sign * int(digits, 0)) in _INTEGERS:
        return code.const(value)
    return code.opaque("int")


def float_(code: Builder, node: cst.Float) -> Register:
    """A float literal."""
    locate(code, node)
    return code.const(float(node.value))


def imaginary(code: Builder, node: cst.Imaginary) -> Register:
    """A complex literal."""
    locate(code, node)
    return code.opaque("complex")


def ellipsis(code: Builder, node: cst.Ellipsis) -> Register:
    """The literal `...`."""
    locate(code, node)
    return code.opaque("ellipsis")


def attribute(code: Builder, node: cst.Attribute) -> Register:
    """`object.name`."""
    owner = expression(code, node.value)
    target = code.register()
    spelled = code.scope.mangle(node.attr.value)
    code.instructions.append(GetAttr(code.line, code.region, target, owner, spelled))
    return target


def subscript(code: Builder, node: cst.Subscript) -> Register:
    """`object[key]`."""
    owner = expression(code, node.value)
    line = code.line
    item = key(code, node.slice)
    code.line = line
    code.publish()
    target = code.register()
    code.instructions.append(GetItem(line, code.region, target, owner, item))
    code.partners[target] = item
    return target


def key(code: Builder, elements: Sequence[cst.SubscriptElement]) -> Register:
    """What stands between the brackets of a subscript."""
    first = elements[0]
    if len(elements) == 1 and not isinstance(first.comma, cst.Comma) and not _star(first):
        return _index(code, first.slice)
    entries = tuple(
        Entry(_index(code, element.slice), spread=_star(element)) for element in elements
    )
    return _build(code, code.line, "tuple", entries)


def _star(element: cst.SubscriptElement) -> bool:
    return isinstance(element.slice, cst.Index) and element.slice.star == "*"


def _index(code: Builder, node: cst.BaseSlice) -> Register:
    if isinstance(node, cst.Slice):
        bounds = tuple(
            Entry(code.const(None) if bound is None else expression(code, bound))
            for bound in (node.lower, node.upper, node.step)
        )
        return _build(code, code.line, "slice", bounds)
    assert isinstance(node, cst.Index)  # noqa: S101  # there are two kinds of slices
    return expression(code, node.value)


def binary(code: Builder, node: cst.BinaryOperation) -> Register:
    """`left + right` and its like."""
    left = expression(code, node.left)
    line = code.line
    right = expression(code, node.right)
    code.line = line
    return operate(code, BINARY[node.operator.__class__], left, right)


def unary(code: Builder, node: cst.UnaryOperation) -> Register:
    """`-x` and its like; the negative of a number is a literal."""
    number = node.expression
    if isinstance(node.operator, cst.Minus):
        if isinstance(number, cst.Integer):
            locate(code, number)
            return _integer(code, number.value, -1)
        if isinstance(number, cst.Float):
            locate(code, number)
            return code.const(-float(number.value))
    return operate(code, UNARY[node.operator.__class__], expression(code, number))


def comparison(code: Builder, node: cst.Comparison) -> Register:
    """`a < b`; a chain is true where each of its pairs is."""
    left = expression(code, node.left)
    line = code.line
    results = []
    for pair in node.comparisons:
        right = expression(code, pair.comparator)
        code.line = line
        results.append(operate(code, COMPARISON[pair.operator.__class__], left, right))
        left = right
    return code.phi(results)


def operate(code: Builder, operator: str, *operands: Register) -> Register:
    """Apply an operator; its method may run other code."""
    code.publish()
    target = code.registers
    code.registers = target + 1
    code.instructions.append(Operate(code.line, code.region, target, operator, operands))
    return target


def display(code: Builder, node: cst.List | cst.Set | cst.Tuple) -> Register:
    """`[a, *b]` and its like."""
    locate(code, node)
    line = code.line
    entries = []
    for position, element in enumerate(node.elements):
        value = expression(code, element.value)
        if position == 0 and isinstance(node, cst.Tuple):
            line = code.line
        entries.append(Entry(value, spread=isinstance(element, cst.StarredElement)))
    return _build(code, line, _DISPLAYS[node.__class__], tuple(entries))


_DISPLAYS: dict[type[cst.CSTNode], BuildKind] = {
    cst.List: "list",
    cst.Set: "set",
    cst.Tuple: "tuple",
}


def dictionary(code: Builder, node: cst.Dict) -> Register:
    """`{a: b, **c}`."""
    locate(code, node)
    line = code.line
    entries = []
    for element in node.elements:
        if isinstance(element, cst.DictElement):
            item = expression(code, element.key)
            entries.append(Entry(expression(code, element.value), item))
        else:
            entries.append(Entry(expression(code, element.value), spread=True))
    return _build(code, line, "dict", tuple(entries))


def _build(code: Builder, line: int, kind: BuildKind, entries: tuple[Entry, ...]) -> Register:
    target = code.register()
    code.line = line
    code.instructions.append(Build(line, code.region, target, kind, entries))
    return target


def call(code: Builder, node: cst.Call) -> Register:
    """`callee(arguments)`; the code in a constant for `eval` or `exec` runs after the call."""
    callee = expression(code, node.func)
    passed = arguments(code, node.args)
    place = code.places.get(id(node)) or code.evaluating
    assert place is not None  # noqa: S101  # only the operand of `eval` has no positions
    code.publish()
    target = code.registers
    code.registers = target + 1
    line = code.line = place.lineno
    code.instructions.append(
        Call(
            line,
            code.region,
            target,
            callee,
            passed,
            place.col_offset,
            place.end_lineno,
            place.end_col_offset,
        )
    )
    if isinstance(node.func, cst.Name) and node.func.value == "getattr" and len(passed) > 1:
        code.partners[target] = passed[1].value
    evaluated = code.unit.evaluated.get(id(node))
    executed = code.unit.executed.get(id(node))
    outer, code.evaluating = code.evaluating, place
    if evaluated is not None and code.scope.is_builtin("eval"):
        target = expression(code, evaluated)
    elif executed is not None and code.scope.is_builtin("exec"):
        block(code, executed)
    code.evaluating, code.line = outer, line
    return target


def arguments(code: Builder, nodes: Sequence[cst.Arg]) -> tuple[Argument, ...]:
    """The arguments of a call or class definition, in the order written."""
    passed = []
    for node in nodes:
        value = expression(code, node.value)
        if node.keyword is not None:
            spelled = code.scope.mangle(node.keyword.value)
            passed.append(Argument("keyword", value, spelled))
        elif node.star:
            passed.append(Argument("star" if node.star == "*" else "double_star", value))
        else:
            passed.append(Argument("positional", value))
    return tuple(passed)


def await_(code: Builder, node: cst.Await) -> Register:
    """`await x`."""
    value = expression(code, node.expression)
    code.publish()
    target = code.register()
    code.instructions.append(Await(code.line, code.region, target, value))
    return target


def yield_(code: Builder, node: cst.Yield) -> Register:
    """`yield x` and `yield from x`."""
    code.is_generator = True
    if node.value is None:
        value = code.const(None)
    elif isinstance(node.value, cst.From):
        value = expression(code, node.value.item)
    else:
        value = expression(code, node.value)
    code.publish()
    target = code.register()
    kind = YieldFrom if isinstance(node.value, cst.From) else Yield
    code.instructions.append(kind(code.line, code.region, target, value))
    return target


def named(code: Builder, node: cst.NamedExpr) -> Register:
    """`name := value`."""
    value = expression(code, node.value)
    assert isinstance(node.target, cst.Name)  # noqa: S101  # the grammar allows no other
    code.assign(node.target.value, value)
    return value


HANDLERS: ExpressionTable = {
    cst.Attribute: attribute,
    cst.Await: await_,
    cst.BinaryOperation: binary,
    cst.Call: call,
    cst.Comparison: comparison,
    cst.Dict: dictionary,
    cst.Ellipsis: ellipsis,
    cst.Float: float_,
    cst.Imaginary: imaginary,
    cst.Integer: integer,
    cst.List: display,
    cst.Name: name,
    cst.NamedExpr: named,
    cst.Set: display,
    cst.Subscript: subscript,
    cst.Tuple: display,
    cst.UnaryOperation: unary,
    cst.Yield: yield_,
}
