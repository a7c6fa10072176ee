"""Structural pattern matching."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import libcst as cst

from lintkit.ir import (
    NO_REGISTER,
    Build,
    Entry,
    GetAttr,
    GetItem,
    MatchPosition,
    Refine,
    Register,
    Unpack,
)
from lintkit.lowering.conditions import Fact, assume, tested
from lintkit.lowering.control import first_line, last_line
from lintkit.lowering.dispatch import expression, suite
from lintkit.lowering.expressions import operate
from lintkit.lowering.ssa import State, branch, join
from lintkit.lowering.targets import unpacking

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from lintkit.lowering.builder import Builder
    from lintkit.lowering.dispatch import StatementTable

    Pattern: TypeAlias = Callable[[Builder, Any, Register], Register]


def match(code: Builder, node: cst.Match) -> None:
    """`match`: a case is tried in the state in which those before it failed."""
    subject = expression(code, node.subject)
    name = node.subject.value if isinstance(node.subject, cst.Name) else None
    mark = len(code.touched)
    ends = []
    for case in node.cases:
        tried = len(code.touched)
        failed = branch(code)
        region = code.enter("case", line=first_line(code, case.body))
        test = pattern(code, case.pattern, subject)
        if name is not None and test != NO_REGISTER:
            assume(code, (Fact(name, subject, test, outcome=True),))
        if case.guard is None:
            suite(code, case.body)
        else:
            failed = _guarded(code, case, tried, failed)
        ends.append(code.state)
        code.leave(region, end_line=last_line(code, case.body), test=test)
        code.state = failed
        if test == NO_REGISTER and case.guard is None:
            code.state.live = False
    join(code, mark, (*ends, code.state))


def _guarded(code: Builder, case: cst.MatchCase, mark: int, failed: State) -> State:
    """The body under its guard; returns the state in which pattern or guard have failed."""
    assert case.guard is not None  # noqa: S101  # the caller has looked
    guard = tested(code, case.guard)
    refused = branch(code)
    region = code.enter("then", test=guard.register)
    assume(code, guard.when_true)
    suite(code, case.body)
    code.leave(region, end_line=last_line(code, case.body))
    matched = code.state
    join(code, mark, (failed, refused))
    failed, code.state = code.state, matched
    return failed


def pattern(code: Builder, node: cst.MatchPattern, subject: Register) -> Register:
    """Test and take apart `subject`; `NO_REGISTER` where the pattern always matches."""
    return _PATTERNS[node.__class__](code, node, subject)


def _value(code: Builder, node: cst.MatchValue | cst.MatchSingleton, subject: Register) -> Register:
    return operate(code, "matches", subject, expression(code, node.value))


def _as(code: Builder, node: cst.MatchAs, subject: Register) -> Register:
    test = NO_REGISTER
    if node.pattern is not None:
        test = pattern(code, node.pattern, subject)
    if node.name is not None:
        matched = subject if test == NO_REGISTER else _refined(code, subject, test)
        code.assign(node.name.value, matched)
    return test


def _or(code: Builder, node: cst.MatchOr, subject: Register) -> Register:
    """Each alternative binds the same names; which one matched is not known."""
    mark = len(code.touched)
    start = code.state
    ends, tests = [], []
    for element in node.patterns:
        code.state = start.copy()
        tests.append(pattern(code, element.pattern, subject))
        ends.append(code.state)
    join(code, mark, ends)
    return NO_REGISTER if NO_REGISTER in tests else code.phi(tests)


def _class(code: Builder, node: cst.MatchClass, subject: Register) -> Register:
    class_ = expression(code, node.cls)
    test = operate(code, "isinstance", subject, class_)
    matched = _refined(code, subject, test)
    line = code.line
    for index, element in enumerate(node.patterns):
        part = code.register()
        code.instructions.append(MatchPosition(line, code.region, part, matched, class_, index))
        pattern(code, element.value, part)
    for keyword in node.kwds:
        part = code.register()
        code.instructions.append(GetAttr(line, code.region, part, matched, keyword.key.value))
        pattern(code, keyword.pattern, part)
    return test


def _sequence(code: Builder, node: cst.MatchList | cst.MatchTuple, subject: Register) -> Register:
    test = operate(code, "sequence", subject)
    line = code.line
    kinds = [isinstance(element, cst.MatchStar) for element in node.patterns]
    for element, (index, rest, end) in zip(node.patterns, unpacking(kinds), strict=True):
        part = code.register()
        code.instructions.append(
            Unpack(line, code.region, part, subject, index, rest=rest, end=end)
        )
        if isinstance(element, cst.MatchSequenceElement):
            pattern(code, element.value, part)
        elif isinstance(element, cst.MatchStar) and element.name is not None:
            code.assign(element.name.value, part)
    return test


def _mapping(code: Builder, node: cst.MatchMapping, subject: Register) -> Register:
    keys = [expression(code, element.key) for element in node.elements]
    test = operate(code, "mapping", subject, *keys)
    line = code.line
    for element, key in zip(node.elements, keys, strict=True):
        part = code.register()
        code.instructions.append(GetItem(line, code.region, part, subject, key))
        pattern(code, element.pattern, part)
    if node.rest is not None:
        rest = code.register()
        code.instructions.append(
            Build(line, code.region, rest, "dict", (Entry(subject, spread=True),))
        )
        code.assign(node.rest.value, rest)
    return test


def _refined(code: Builder, subject: Register, test: Register) -> Register:
    target = code.register()
    code.keep(target)
    code.instructions.append(Refine(code.line, code.region, target, subject, test, outcome=True))
    return target


_PATTERNS: dict[type[cst.CSTNode], Pattern] = {
    cst.MatchAs: _as,
    cst.MatchClass: _class,
    cst.MatchList: _sequence,
    cst.MatchMapping: _mapping,
    cst.MatchOr: _or,
    cst.MatchSingleton: _value,
    cst.MatchTuple: _sequence,
    cst.MatchValue: _value,
}
HANDLERS: StatementTable = {cst.Match: match}
