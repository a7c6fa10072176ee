"""Simple statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from lintkit.ir import (
    NO_REGISTER,
    Annotate,
    Assert,
    GetAttr,
    GetItem,
    ImportFrom,
    ImportModule,
    ImportStar,
    Raise,
    Return,
    SetAttr,
    SetItem,
)
from lintkit.lowering.annotations import dotted, metadata, type_ref
from lintkit.lowering.conditions import answer, assume, tested
from lintkit.lowering.dispatch import expression
from lintkit.lowering.expressions import key, operate
from lintkit.lowering.operators import AUGMENTED
from lintkit.lowering.ssa import branch
from lintkit.lowering.targets import assign, assign_literally, unbind

if TYPE_CHECKING:
    from lintkit.lowering.builder import Builder
    from lintkit.lowering.dispatch import StatementTable


def expr(code: Builder, node: cst.Expr) -> None:
    """An expression for its effect."""
    expression(code, node.value)


def assignment(code: Builder, node: cst.Assign) -> None:
    """`a = b = value`."""
    line = code.line
    if len(node.targets) == 1 and assign_literally(code, node.targets[0].target, node.value):
        return
    value = answer(code, node.value)
    for target in node.targets:
        code.line = line
        assign(code, target.target, value)


def annotated(code: Builder, node: cst.AnnAssign) -> None:
    """`target: annotation = value`."""
    line = code.line
    value = None if node.value is None else expression(code, node.value)
    code.line = line
    reference = type_ref(node.annotation)
    if code.scope.kind in {"module", "class"}:  # those of local variables are never evaluated
        for call in metadata(node.annotation):
            expression(code, call)
    if isinstance(node.target, cst.Name):
        spelled = code.scope.mangle(node.target.value)
        code.instructions.append(Annotate(line, code.region, spelled, reference))
    elif isinstance(node.target, cst.Attribute):
        owner = expression(code, node.target.value)
        spelled = code.scope.mangle(node.target.attr.value)
        code.instructions.append(Annotate(line, code.region, spelled, reference, owner))
        if value is not None:
            code.instructions.append(SetAttr(line, code.region, owner, spelled, value))
        return
    if value is not None:
        assign(code, node.target, value)


def augmented(code: Builder, node: cst.AugAssign) -> None:
    """`target += value`: the target is evaluated once."""
    line = code.line
    operator = AUGMENTED[node.operator.__class__]
    target = node.target
    if isinstance(target, cst.Attribute):
        owner = expression(code, target.value)
        spelled = code.scope.mangle(target.attr.value)
        before = code.register()
        code.instructions.append(GetAttr(line, code.region, before, owner, spelled))
        value = expression(code, node.value)
        code.line = line
        result = operate(code, operator, before, value)
        code.instructions.append(SetAttr(line, code.region, owner, spelled, result))
    elif isinstance(target, cst.Subscript):
        owner = expression(code, target.value)
        item = key(code, target.slice)
        before = code.register()
        code.instructions.append(GetItem(line, code.region, before, owner, item))
        value = expression(code, node.value)
        code.line = line
        result = operate(code, operator, before, value)
        code.instructions.append(SetItem(line, code.region, owner, item, result))
    else:
        before = expression(code, target)
        value = expression(code, node.value)
        code.line = line
        assign(code, target, operate(code, operator, before, value))


def del_(code: Builder, node: cst.Del) -> None:
    """`del target`."""
    unbind(code, node.target)


def return_(code: Builder, node: cst.Return) -> None:
    """`return value`."""
    line = code.line
    value = code.const(None) if node.value is None else expression(code, node.value)
    code.publish()
    if code.reached:
        code.instructions.append(Return(line, code.region, value))
    code.state.live = False


def raise_(code: Builder, node: cst.Raise) -> None:
    """`raise exception from cause`."""
    line = code.line
    exception = NO_REGISTER if node.exc is None else expression(code, node.exc)
    cause = NO_REGISTER if node.cause is None else expression(code, node.cause.item)
    code.publish()
    code.instructions.append(Raise(line, code.region, exception, cause))
    code.state.live = False


def assert_(code: Builder, node: cst.Assert) -> None:
    """`assert test, message`: the message is evaluated where the test fails."""
    line = code.line
    test = tested(code, node.test)
    if node.msg is not None:
        passed = branch(code)
        region = code.enter("else", test=test.register)
        assume(code, test.when_false)
        expression(code, node.msg)
        code.state.live = False
        code.leave(region, end_line=code.line)
        code.state = passed
    code.line = line
    code.instructions.append(Assert(line, code.region, test.register))
    assume(code, test.when_true)


def import_(code: Builder, node: cst.Import | cst.LazyImport) -> None:
    """`import a.b` and `import a.b as c`."""
    for alias in node.names:
        code.publish()
        module = dotted(alias.name)
        bound = alias.evaluated_alias
        target = code.register()
        code.instructions.append(
            ImportModule(code.line, code.region, target, module, whole=bound is not None)
        )
        code.assign(bound or module.partition(".")[0], target)


def import_from(code: Builder, node: cst.ImportFrom | cst.LazyImportFrom) -> None:
    """`from module import name` and `from module import *`."""
    module = "" if node.module is None else dotted(node.module)
    level = len(node.relative)
    code.publish()
    if isinstance(node.names, cst.ImportStar):
        code.instructions.append(ImportStar(code.line, code.region, module, level))
        code.doubt()
        return
    line = code.line
    for alias in node.names:
        code.publish()
        target = code.register()
        name = dotted(alias.name)
        code.instructions.append(ImportFrom(line, code.region, target, module, name, level))
        code.assign(alias.evaluated_alias or name, target)


def type_alias(code: Builder, node: cst.TypeAlias) -> None:
    """`type Name = …`: the value is evaluated by whoever asks for it."""
    code.assign(node.name.value, code.opaque("type alias"))


def nothing(code: Builder, node: cst.CSTNode) -> None:
    """Statements that the survey has dealt with, or that do nothing."""


def break_(code: Builder, node: cst.Break) -> None:  # noqa: ARG001  # handlers get their node
    """`break`."""
    if code.loops:
        code.loops[-1].breaks.append(code.state.copy())
    code.state.live = False


def continue_(code: Builder, node: cst.Continue) -> None:  # noqa: ARG001  # as above
    """`continue`."""
    if code.loops:
        code.publish()
        code.loops[-1].continues.append(code.state.copy())
    code.state.live = False


HANDLERS: StatementTable = {
    cst.AnnAssign: annotated,
    cst.Assert: assert_,
    cst.Assign: assignment,
    cst.AugAssign: augmented,
    cst.Break: break_,
    cst.Continue: continue_,
    cst.Del: del_,
    cst.Expr: expr,
    cst.Global: nothing,
    cst.Import: import_,
    cst.ImportFrom: import_from,
    cst.LazyImport: import_,
    cst.LazyImportFrom: import_from,
    cst.Nonlocal: nothing,
    cst.Pass: nothing,
    cst.Raise: raise_,
    cst.Return: return_,
    cst.TypeAlias: type_alias,
}
