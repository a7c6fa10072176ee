"""Survey of statements, but for definitions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from lintkit.lowering.survey.definitions import bounds
from lintkit.lowering.survey.walk import suite, type_, visit, walk

if TYPE_CHECKING:
    from lintkit.lowering.survey.record import Survey
    from lintkit.lowering.survey.walk import Table


def value(survey: Survey, node: cst.Expr | cst.Return) -> None:
    """An expression or `return`."""
    if node.value is not None:
        walk(survey, node.value)


def assign(survey: Survey, node: cst.Assign) -> None:
    """`a = b = value`."""
    for target in node.targets:
        walk(survey, target.target)
        survey.bind_targets(target.target)
    walk(survey, node.value)


def annotated(survey: Survey, node: cst.AnnAssign) -> None:
    """`target: annotation = value`."""
    walk(survey, node.target)
    survey.bind_targets(node.target)
    type_(survey, node.annotation)
    if node.value is not None:
        walk(survey, node.value)


def augmented(survey: Survey, node: cst.AugAssign) -> None:
    """`target += value`."""
    walk(survey, node.target)
    survey.bind_targets(node.target)
    walk(survey, node.value)


def type_alias(survey: Survey, node: cst.TypeAlias) -> None:
    """`type Name = …`."""
    walk(survey, node.name)
    survey.bind(node.name.value)
    if node.type_parameters is not None:
        bounds(survey, node.type_parameters)
    type_(survey, node.value)


def assert_(survey: Survey, node: cst.Assert) -> None:
    """`assert test, message`."""
    walk(survey, node.test)
    if node.msg is not None:
        walk(survey, node.msg)


def raise_(survey: Survey, node: cst.Raise) -> None:
    """`raise exception from cause`."""
    if node.exc is not None:
        walk(survey, node.exc)
    if node.cause is not None:
        walk(survey, node.cause)


def del_(survey: Survey, node: cst.Del) -> None:
    """`del target`."""
    walk(survey, node.target)
    survey.bind_targets(node.target)


def global_(survey: Survey, node: cst.Global) -> None:
    """`global`."""
    mangle = survey.scope.mangle
    survey.scope.globals.update(mangle(item.name.value) for item in node.names)


def nonlocal_(survey: Survey, node: cst.Nonlocal) -> None:
    """`nonlocal`."""
    mangle = survey.scope.mangle
    survey.scope.nonlocals.update(mangle(item.name.value) for item in node.names)


def import_(survey: Survey, node: cst.Import | cst.LazyImport) -> None:
    """`import a.b as c`."""
    for alias in node.names:
        survey.bind(alias.evaluated_alias or alias.evaluated_name.partition(".")[0])


def import_from(survey: Survey, node: cst.ImportFrom | cst.LazyImportFrom) -> None:
    """`from a import b as c`."""
    if not isinstance(node.names, cst.ImportStar):
        for alias in node.names:
            survey.bind(alias.evaluated_alias or alias.evaluated_name)


def if_(survey: Survey, node: cst.If) -> None:
    """`if`, `elif`, `else`."""
    walk(survey, node.test)
    suite(survey, node.body)
    if isinstance(node.orelse, cst.If):
        visit(survey, node.orelse)
    elif node.orelse is not None:
        suite(survey, node.orelse.body)


def while_(survey: Survey, node: cst.While) -> None:
    """`while`, with its `else`."""
    mark = len(survey.assignments)
    walk(survey, node.test)
    suite(survey, node.body)
    survey.close_loop(node, mark)
    if node.orelse is not None:
        suite(survey, node.orelse.body)


def for_(survey: Survey, node: cst.For) -> None:
    """`for` and `async for`, with their `else`."""
    mark = len(survey.assignments)
    walk(survey, node.target)
    survey.bind_targets(node.target)
    walk(survey, node.iter)
    suite(survey, node.body)
    survey.close_loop(node, mark)
    if node.orelse is not None:
        suite(survey, node.orelse.body)


def with_(survey: Survey, node: cst.With) -> None:
    """`with` and `async with`."""
    for item in node.items:
        walk(survey, item.item)
        if item.asname is not None:
            walk(survey, item.asname.name)
            survey.bind_targets(item.asname.name)
    suite(survey, node.body)


def try_(survey: Survey, node: cst.Try | cst.TryStar) -> None:
    """`try` with its handlers, `else` and `finally`."""
    suite(survey, node.body)
    for handler in node.handlers:
        survey.anchors.append(handler)
        survey.statement = handler
        if handler.type is not None:
            walk(survey, handler.type)
        if handler.name is not None and isinstance(handler.name.name, cst.Name):
            survey.bind(handler.name.name.value)
        suite(survey, handler.body)
    if node.orelse is not None:
        suite(survey, node.orelse.body)
    if node.finalbody is not None:
        suite(survey, node.finalbody.body)


def match(survey: Survey, node: cst.Match) -> None:
    """`match`."""
    walk(survey, node.subject)
    for case in node.cases:
        walk(survey, case.pattern)
        if case.guard is not None:
            walk(survey, case.guard)
        suite(survey, case.body)


HANDLERS: Table = {
    cst.AnnAssign: annotated,
    cst.Assert: assert_,
    cst.Assign: assign,
    cst.AugAssign: augmented,
    cst.Del: del_,
    cst.Expr: value,
    cst.For: for_,
    cst.Global: global_,
    cst.If: if_,
    cst.Import: import_,
    cst.ImportFrom: import_from,
    cst.LazyImport: import_,
    cst.LazyImportFrom: import_from,
    cst.Match: match,
    cst.Nonlocal: nonlocal_,
    cst.Raise: raise_,
    cst.Return: value,
    cst.Try: try_,
    cst.TryStar: try_,
    cst.TypeAlias: type_alias,
    cst.While: while_,
    cst.With: with_,
}
