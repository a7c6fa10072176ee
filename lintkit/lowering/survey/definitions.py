"""Survey of functions, lambdas and classes, each of which opens a scope."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from lintkit.lowering.parameters import all_parameters
from lintkit.lowering.survey.walk import suite, type_, walk

if TYPE_CHECKING:
    from lintkit.lowering.scopes import Scope
    from lintkit.lowering.survey.record import Survey
    from lintkit.lowering.survey.walk import Table


def function(survey: Survey, node: cst.FunctionDef) -> None:
    """`def`: decorators, signature and body."""
    survey.bind(node.name.value)
    outer = survey.scope
    for decorator in node.decorators:
        walk(survey, decorator.decorator)
    survey.anchors.append(node)
    _type_parameters(survey, node.type_parameters)
    scope = survey.open("function", node, node.name.value)
    _parameters(survey, node.params, scope)
    if node.returns is not None:
        type_(survey, node.returns)
    mark = len(survey.assignments)
    survey.scope = scope
    suite(survey, node.body)
    survey.scope = outer
    del survey.assignments[mark:]


def class_(survey: Survey, node: cst.ClassDef) -> None:
    """`class`: decorators, bases and body."""
    survey.bind(node.name.value)
    outer = survey.scope
    for decorator in node.decorators:
        walk(survey, decorator.decorator)
    survey.anchors.append(node)
    _type_parameters(survey, node.type_parameters)
    name = node.name.value
    scope = survey.open("class", node, name, name.lstrip("_"))
    for argument in (*node.bases, *node.keywords):
        walk(survey, argument.value)
    mark = len(survey.assignments)
    survey.scope = scope
    suite(survey, node.body)
    survey.scope = outer
    del survey.assignments[mark:]


def lambda_(survey: Survey, node: cst.Lambda) -> None:
    """`lambda`: signature and body."""
    outer = survey.scope
    code = outer.code
    code.lambdas += 1
    survey.anchors.append(node)
    scope = survey.open("lambda", node, f"<lambda{code.lambdas}>")
    _parameters(survey, node.params, scope)
    mark = len(survey.assignments)
    survey.scope = scope
    walk(survey, node.body)
    survey.scope = outer
    del survey.assignments[mark:]


def _parameters(survey: Survey, parameters: cst.Parameters, scope: Scope) -> None:
    """Bind the parameters in `scope`; defaults and annotations belong to the current one."""
    for parameter, _ in all_parameters(parameters):
        scope.names.add(scope.mangle(parameter.name.value))
        if parameter.annotation is not None:
            type_(survey, parameter.annotation)
        if parameter.default is not None:
            walk(survey, parameter.default)


def _type_parameters(survey: Survey, parameters: cst.TypeParameters | None) -> None:
    """Go into the scope of type parameters, if there are any."""
    if parameters is None:
        return
    survey.scope = survey.open("inline", parameters, "")
    for parameter in parameters.params:
        survey.scope.names.add(survey.scope.mangle(parameter.param.name.value))
    bounds(survey, parameters)


def bounds(survey: Survey, parameters: cst.TypeParameters) -> None:
    """What type parameters are bounded by and default to."""
    for parameter in parameters.params:
        if isinstance(parameter.param, cst.TypeVar) and parameter.param.bound is not None:
            type_(survey, parameter.param.bound)
        if parameter.default is not None:
            type_(survey, parameter.default)


EXPRESSIONS: Table = {
    cst.Lambda: lambda_,
}
STATEMENTS: Table = {
    cst.ClassDef: class_,
    cst.FunctionDef: function,
}
