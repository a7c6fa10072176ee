"""Compound statements: branches, loops, context managers, exception handlers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from lintkit.ir import Build, Caught, Enter, Iterate, Register
from lintkit.lowering.conditions import assume, attributes_found, tested
from lintkit.lowering.dispatch import expression, statement, suite
from lintkit.lowering.foregone import foregone
from lintkit.lowering.ssa import (
    State,
    adopt,
    branch,
    close_loop,
    join,
    open_loop,
    raised,
    root,
    unreached,
)
from lintkit.lowering.targets import assign

if TYPE_CHECKING:
    from lintkit.lowering.builder import Builder
    from lintkit.lowering.dispatch import StatementTable


def if_(code: Builder, node: cst.If) -> None:
    """`if`, `elif`, `else`."""
    outcome = foregone(node.test, code.scope.kind)
    test = tested(code, node.test)
    mark = len(code.touched)
    split = branch(code)
    then = code.enter("then", test=test.register)
    assume(code, test.when_true)
    with unreached(code, never=outcome is False):
        suite(code, node.body)
    code.leave(then, end_line=last_line(code, node.body))
    taken, code.state = code.state, split
    if node.orelse is not None:
        orelse = node.orelse
        line = first_line(code, orelse if isinstance(orelse, cst.If) else orelse.body)
        other = code.enter("else", partner=then, test=test.register, line=line)
        assume(code, test.when_false)
        body = orelse if isinstance(orelse, cst.If) else orelse.body
        with unreached(code, never=outcome is True):
            if isinstance(body, cst.If):
                statement(code, body)
            else:
                suite(code, body)
        code.leave(other, end_line=last_line(code, body))
    else:
        assume(code, test.when_false)
        code.state.live = code.state.live and outcome is not True
    ends = (taken, code.state)
    join(code, mark, ends)
    if outcome is not None:
        adopt(code, ends)


def while_(code: Builder, node: cst.While) -> None:
    """`while`, with its `else`."""
    mark = len(code.touched)
    region = code.enter("loop")
    loop = open_loop(code, code.unit.assigned[id(node)])
    test = tested(code, node.test)
    left = branch(code)
    assume(code, test.when_true)
    with unreached(code, never=foregone(node.test, code.scope.kind) is False):
        suite(code, node.body)
    close_loop(code, loop, [left, *loop.breaks])
    code.leave(region, end_line=last_line(code, node.body), test=test.register)
    code.state = left
    if _is_endless(node.test):
        code.state.live = False
    else:
        assume(code, test.when_false)
    _after_loop(code, node, region, mark, loop.breaks)


def for_(code: Builder, node: cst.For) -> None:
    """`for` and `async for`, with their `else`."""
    line = code.line
    iterable = expression(code, node.iter)
    last = _last_element(code, node.iter)
    mark = len(code.touched)
    code.line = line
    is_async = node.asynchronous is not None
    region = code.enter("loop", subjects=(iterable,), is_async=is_async)
    loop = open_loop(code, code.unit.assigned[id(node)])
    left = branch(code)
    element = code.register()
    code.instructions.append(Iterate(line, code.region, element, iterable, is_async))
    assign(code, node.target, element)
    suite(code, node.body)
    turns = [code.state, *loop.continues]
    close_loop(code, loop, [left, *loop.breaks])
    code.leave(region, end_line=last_line(code, node.body))
    if last is None or is_async:
        code.state = left
    else:  # it is left at the end of a turn, the one of the last element
        join(code, mark, turns)
        for name, version in code.state.versions.items():
            if root(code, version) == element:
                code.state.versions[name] = last
    _after_loop(code, node, region, mark, loop.breaks)


def _last_element(code: Builder, node: cst.BaseExpression) -> Register | None:
    """The last element of a list or tuple that was just written out; None where it may be empty."""
    built = code.instructions[-1] if isinstance(node, (cst.List, cst.Tuple)) else None
    last = built.entries[-1] if isinstance(built, Build) and built.entries else None
    return None if last is None or last.spread else last.value


def with_(code: Builder, node: cst.With) -> None:
    """`with` and `async with`: one region a manager."""
    is_async = node.asynchronous is not None
    regions = []
    for item in node.items:
        manager = expression(code, item.item)
        line = code.line
        regions.append(code.enter("with", subjects=(manager,), is_async=is_async))
        code.publish()
        target = code.register()
        code.instructions.append(Enter(line, code.region, target, manager, is_async))
        if item.asname is not None:
            assign(code, item.asname.name, target)
    suite(code, node.body)
    if code.state.live:
        code.publish()  # leaving the managers runs their code
    end = last_line(code, node.body)
    for region in reversed(regions):
        code.leave(region, end_line=end)


def try_(code: Builder, node: cst.Try | cst.TryStar) -> None:
    """`try` with its handlers, `else` and `finally`."""
    mark = len(code.touched)
    entry = code.state.copy()
    everything: list[tuple[str, Register]] = []
    if node.finalbody is not None:
        code.trials.append(everything)
    body: list[tuple[str, Register]] = []
    code.trials.append(body)
    region = code.enter("try")
    start = len(code.instructions)
    suite(code, node.body)
    facts = attributes_found(code, start) if _misses_attributes(node) else ()
    code.leave(region, end_line=last_line(code, node.body))
    code.trials.pop()
    if node.orelse is not None:
        line = first_line(code, node.orelse.body)
        other = code.enter("try_else", partner=region, line=line)
        assume(code, facts)
        suite(code, node.orelse.body)
        code.leave(other, end_line=last_line(code, node.orelse.body))
    ends = [code.state]
    for handler in node.handlers:
        code.state = raised(code, entry, body)
        _handler(code, handler, region)
        ends.append(code.state)
    join(code, mark, ends)
    if node.orelse is None and not any(end.live for end in ends[1:]):
        assume(code, facts)
    if node.finalbody is not None:
        code.trials.pop()
        _finally(code, node.finalbody, region, raised(code, entry, everything))


def _misses_attributes(node: cst.Try | cst.TryStar) -> bool:
    """Whether a handler is for `AttributeError`."""
    types = [handler.type for handler in node.handlers]
    types += [e.value for one in types if isinstance(one, cst.Tuple) for e in one.elements]
    return any(isinstance(one, cst.Name) and one.value == "AttributeError" for one in types)


def _handler(code: Builder, node: cst.ExceptHandler | cst.ExceptStarHandler, trial: int) -> None:
    line = code.line = code.places[id(node)].lineno
    types: list[Register] = []
    if isinstance(node.type, cst.Tuple):
        types += (expression(code, element.value) for element in node.type.elements)
    elif node.type is not None:
        types.append(expression(code, node.type))
    code.line = line
    region = code.enter("handler", partner=trial, subjects=tuple(types))
    name = node.name.name if node.name is not None else None
    if isinstance(name, cst.Name):
        target = code.register()
        code.instructions.append(Caught(line, code.region, target))
        code.assign(name.value, target)
    suite(code, node.body)
    if isinstance(name, cst.Name):
        code.unbind(name.value)
    code.leave(region, end_line=last_line(code, node.body))


def _finally(code: Builder, node: cst.Finally, trial: int, entry: State) -> None:
    """Lowered once, for all ways into it; the normal way out keeps the versions it came with."""
    normal, code.state = code.state, entry
    line = first_line(code, node.body)
    region = code.enter("finally", partner=trial, line=line)
    mark = len(code.touched)
    suite(code, node.body)
    code.leave(region, end_line=last_line(code, node.body))
    after, code.state = code.state, normal
    for name in dict.fromkeys(code.touched[mark:]):
        if name in after.versions:
            code.set_version(name, after.versions[name])
        else:
            normal.versions.pop(name, None)
    normal.live = normal.live and after.live


def _after_loop(
    code: Builder, node: cst.For | cst.While, region: int, mark: int, breaks: list[State]
) -> None:
    if node.orelse is not None:
        line = first_line(code, node.orelse.body)
        other = code.enter("loop_else", partner=region, line=line)
        suite(code, node.orelse.body)
        code.leave(other, end_line=last_line(code, node.orelse.body))
    join(code, mark, (code.state, *breaks))


def _is_endless(test: cst.BaseExpression) -> bool:
    if isinstance(test, cst.Integer):
        return test.value.strip("0_") != ""
    return isinstance(test, cst.Name) and test.value == "True"


def first_line(code: Builder, node: cst.CSTNode) -> int:
    """The first line of a statement, or of the first statement of a block."""
    place = code.places.get(id(_statement(node, 0)))
    return code.line if place is None else place.lineno


def last_line(code: Builder, node: cst.CSTNode) -> int:
    """The last line of a statement, or of the last statement of a block."""
    place = code.places.get(id(_statement(node, -1)))
    return code.line if place is None else place.end_lineno


def _statement(node: cst.CSTNode, position: int) -> cst.CSTNode:
    while isinstance(node, (cst.BaseSuite, cst.SimpleStatementLine)) and node.body:
        node = node.body[position]
    return node


HANDLERS: StatementTable = {
    cst.For: for_,
    cst.If: if_,
    cst.Try: try_,
    cst.TryStar: try_,
    cst.While: while_,
    cst.With: with_,
}
