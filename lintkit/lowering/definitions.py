"""Functions, lambdas and classes: what defining them evaluates, and their own codes."""

from __future__ import annotations

import inspect
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

import libcst as cst
from msgspec.structs import replace

from lintkit.ir import (
    MODULE_CODE,
    Argument,
    Call,
    Code,
    CodeKind,
    Default,
    MakeClass,
    MakeFunction,
    Parameter,
    Register,
    Return,
    TypeRef,
)
from lintkit.lowering.annotations import dotted, metadata, type_ref
from lintkit.lowering.builder import Builder
from lintkit.lowering.dispatch import expression, suite
from lintkit.lowering.expressions import arguments
from lintkit.lowering.parameters import all_parameters
from lintkit.lowering.ssa import inside
from lintkit.lowering.strings import constant_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lintkit.lowering.dispatch import ExpressionTable, StatementTable
    from lintkit.lowering.positions import Located
    from lintkit.lowering.scopes import Scope


def function(code: Builder, node: cst.FunctionDef) -> None:
    """`def`: decorators, defaults, the function, the decorators' calls, the name."""
    place = code.places[id(node)]
    decorators = _decorators(code, node.decorators)
    with _type_parameters(code, node.type_parameters):
        defaults = _defaults(code, node.params)
        described = _metadata(code, node.params)
    scope = code.unit.scope(node)
    target = code.register()
    code.line = place.lineno
    code.instructions.append(
        MakeFunction(code.line, code.region, target, scope.index, defaults, described)
    )
    _bind(code, node, decorators, target, place)
    code.unit.later(scope.index, partial(_function_code, code, node, scope, decorators))


def class_(code: Builder, node: cst.ClassDef) -> None:
    """`class`: decorators, bases, the class, the decorators' calls, the name."""
    place = code.places[id(node)]
    decorators = _decorators(code, node.decorators)
    with _type_parameters(code, node.type_parameters):
        bases = arguments(code, (*node.bases, *node.keywords))
    scope = code.unit.scope(node)
    code.line = place.lineno
    code.publish()  # the body runs here
    target = code.register()
    code.instructions.append(MakeClass(code.line, code.region, target, scope.index, bases))
    _bind(code, node, decorators, target, place)
    code.unit.later(scope.index, partial(_class_code, code, node, scope, decorators))


def lambda_(code: Builder, node: cst.Lambda) -> Register:
    """`lambda`: its defaults and the function."""
    place = code.places[id(node)]
    defaults = _defaults(code, node.params)
    scope = code.unit.scope(node)
    target = code.register()
    code.line = place.lineno
    code.instructions.append(MakeFunction(code.line, code.region, target, scope.index, defaults))
    code.unit.later(scope.index, partial(_lambda_code, code, node, scope))
    return target


def module(code: Builder, node: cst.Module) -> Code:
    """The module body."""
    suite(code, node)
    code.publish(at_end=True)
    return _code(code, "module", MODULE_CODE, code.regions[0].end_line, _docstring(node.body))


# --- what the definition evaluates ----------------------------------------------------------
def _decorators(
    code: Builder, nodes: Sequence[cst.Decorator]
) -> list[tuple[Register, cst.BaseExpression, int]]:
    decorators = []
    for node in nodes:
        register = expression(code, node.decorator)
        decorators.append((register, node.decorator, code.line))
    return decorators


def _defaults(code: Builder, parameters: cst.Parameters) -> tuple[Default, ...]:
    return tuple(
        Default(code.scope.mangle(node.name.value), expression(code, node.default))
        for node, _ in all_parameters(parameters)
        if node.default is not None
    )


def _metadata(code: Builder, parameters: cst.Parameters) -> tuple[Default, ...]:
    return tuple(
        Default(code.scope.mangle(node.name.value), expression(code, call))
        for node, _ in all_parameters(parameters)
        for call in metadata(node.annotation)
    )


def _bind(
    code: Builder,
    node: cst.FunctionDef | cst.ClassDef,
    decorators: list[tuple[Register, cst.BaseExpression, int]],
    target: Register,
    place: Located,
) -> None:
    for decorator, source, line in reversed(decorators):
        code.publish()
        result = code.register()
        column, end_line, end_column = _extent(code, source)
        code.instructions.append(
            Call(
                line,
                code.region,
                result,
                decorator,
                (Argument("positional", target),),
                column,
                end_line or line,
                end_column,
                "decorator",
            )
        )
        target = result
    code.line = place.lineno
    code.assign(node.name.value, target)


def _extent(code: Builder, node: cst.BaseExpression) -> tuple[int, int, int]:
    """Column, end line and end column of a decorator's expression, as far as they are known."""
    place = code.places.get(id(node))
    if place is not None:
        return place.col_offset, place.end_lineno, place.end_col_offset
    first = node
    while isinstance(first, (cst.Attribute, cst.Subscript)):
        first = first.value
    place = code.places.get(id(first))
    if place is None:
        return 0, 0, 0
    return place.col_offset, place.lineno, place.col_offset + len(dotted(node))


@contextmanager
def _type_parameters(code: Builder, parameters: cst.TypeParameters | None) -> Iterator[None]:
    """Within the scope of type parameters, where there are any."""
    if parameters is None:
        yield
        return
    with inside(code, code.unit.scope(parameters)):
        for parameter in parameters.params:
            code.assign(parameter.param.name.value, code.opaque("type parameter"))
        yield


# --- the codes ------------------------------------------------------------------------------
def _function_code(
    parent: Builder,
    node: cst.FunctionDef,
    scope: Scope,
    decorators: list[tuple[Register, cst.BaseExpression, int]],
) -> Code:
    place = parent.places[id(node)]
    code = Builder(parent.unit, scope, place.lineno, place.end_lineno)
    parameters = _receive(code, node.params)
    suite(code, node.body)
    code.publish()
    return replace(
        _code(code, "function", parent.scope.index, place.end_lineno, _docstring(node.body.body)),
        line=min([line for _, _, line in decorators], default=place.lineno),
        column=place.col_offset,
        parameters=parameters,
        decorators=tuple(parent.resolve(register) for register, _, _ in decorators),
        returns=None if node.returns is None else type_ref(node.returns),
        is_async=node.asynchronous is not None,
    )


def _class_code(
    parent: Builder,
    node: cst.ClassDef,
    scope: Scope,
    decorators: list[tuple[Register, cst.BaseExpression, int]],
) -> Code:
    place = parent.places[id(node)]
    code = Builder(parent.unit, scope, place.lineno, place.end_lineno)
    suite(code, node.body)
    code.publish(at_end=True)
    return replace(
        _code(code, "class", parent.scope.index, place.end_lineno, _docstring(node.body.body)),
        line=min([line for _, _, line in decorators], default=place.lineno),
        column=place.col_offset,
        decorators=tuple(parent.resolve(register) for register, _, _ in decorators),
    )


def _lambda_code(parent: Builder, node: cst.Lambda, scope: Scope) -> Code:
    place = parent.places[id(node)]
    code = Builder(parent.unit, scope, place.lineno, place.end_lineno)
    parameters = _receive(code, node.params)
    value = expression(code, node.body)
    code.publish()
    code.instructions.append(Return(code.line, code.region, value))
    return replace(
        _code(code, "lambda", parent.scope.index, place.end_lineno),
        column=place.col_offset,
        parameters=parameters,
    )


def _code(
    code: Builder, kind: CodeKind, parent: int, end_line: int, docstring: str | None = None
) -> Code:
    scope = code.scope
    line = code.regions[0].line
    code.regions[0] = replace(code.regions[0], exits=not code.state.live)
    instructions = code.finish()
    return Code(
        name=scope.qualname.rpartition(".")[2],
        qualname=scope.qualname,
        kind=kind,
        parent=parent,
        line=line,
        def_line=line,
        end_line=end_line,
        column=0,
        parameters=(),
        instructions=instructions,
        regions=tuple(code.regions),
        registers=code.registers,
        docstring=docstring,
        is_generator=code.is_generator,
    )


def _receive(code: Builder, nodes: cst.Parameters) -> tuple[Parameter, ...]:
    parameters = []
    for node, kind in all_parameters(nodes):
        register = code.register()
        annotation: TypeRef | None = None
        if node.annotation is not None:
            annotation = type_ref(node.annotation)
        name = code.scope.mangle(node.name.value)
        parameters.append(Parameter(name, kind, register, node.default is not None, annotation))
        code.set_version(name, register)
    return tuple(parameters)


def _docstring(body: Sequence[cst.CSTNode]) -> str | None:
    first = body[0] if body else None
    if isinstance(first, cst.SimpleStatementLine):
        first = first.body[0]
    if not isinstance(first, cst.Expr):
        return None
    text = constant_text(first.value)
    return None if text is None else inspect.cleandoc(text)


EXPRESSIONS: ExpressionTable = {cst.Lambda: lambda_}
STATEMENTS: StatementTable = {cst.ClassDef: class_, cst.FunctionDef: function}
