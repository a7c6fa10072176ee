"""Survey of the expressions and patterns that bind names, open scopes or hold others."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import libcst as cst

from lintkit.lowering.positions import ANCHORS
from lintkit.lowering.strings import constant_text
from lintkit.lowering.survey.walk import block, walk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lintkit.lowering.survey.record import Survey
    from lintkit.lowering.survey.walk import Table

_LONGEST_EVALUATED = 1_000
"""Characters; what people evaluate by hand is short, and the parser's stack is not endless."""

_MEASURED = frozenset({cst.Call, cst.Lambda})


def call(survey: Survey, node: cst.Call) -> None:
    """A call; that of `eval` or `exec` may hold code of its own."""
    survey.anchors.append(node)
    if not isinstance(node.func, cst.Name) or len(node.args) != 1:
        return
    survey_text = _TEXTS.get(node.func.value)
    argument = node.args[0]
    if survey_text is None or argument.star or argument.keyword:
        return
    text = constant_text(argument.value)
    if text is None or len(text) > _LONGEST_EVALUATED:
        return
    with _without_positions(survey), suppress(cst.ParserSyntaxError):
        survey_text(survey, node, text)


def _eval(survey: Survey, node: cst.Call, text: str) -> None:
    """Survey the expression that `eval` of a constant evaluates."""
    expression = cst.parse_expression(text.strip())
    codes = len(survey.scopes)
    walk(survey, expression)
    if len(survey.scopes) == codes:  # a lambda would need a place of its own
        survey.evaluated[id(node)] = expression
    del survey.scopes[codes:]


def _exec(survey: Survey, node: cst.Call, text: str) -> None:
    """Survey the plain statements that `exec` of a constant executes.

    Within a function they bind none of its names, so that only expressions are taken there.
    """
    lines = cst.parse_module(text).body
    in_function = survey.scope.code.kind in {"function", "lambda"}
    taken = (cst.Expr,) if in_function else (cst.Expr, cst.Assign, cst.Import, cst.ImportFrom)
    if "lambda" in text or not all(
        isinstance(line, cst.SimpleStatementLine)
        and all(isinstance(statement, taken) for statement in line.body)
        for line in lines
    ):
        return
    statement = survey.statement
    block(survey, lines)
    survey.statement = statement
    survey.executed[id(node)] = lines


@contextmanager
def _without_positions(survey: Survey) -> Iterator[None]:
    """What stands in a text has no positions in the file."""
    anchors, strings = survey.anchors, survey.strings
    survey.anchors, survey.strings = [], []
    try:
        yield
    finally:
        survey.anchors, survey.strings = anchors, strings


_TEXTS: dict[str, Callable[[Survey, cst.Call, str], None]] = {"eval": _eval, "exec": _exec}


def named(survey: Survey, node: cst.NamedExpr) -> None:
    """`name := value` binds in the scope around comprehensions."""
    scope = survey.scope
    walk(survey, node.target)
    while survey.scope.kind == "inline" and survey.scope.parent is not None:
        survey.scope = survey.scope.parent
    survey.bind_targets(node.target)
    survey.scope = scope
    walk(survey, node.value)


def comprehension(
    survey: Survey, node: cst.ListComp | cst.SetComp | cst.GeneratorExp | cst.DictComp
) -> None:
    """A comprehension: its first iterable belongs to the scope around it."""
    outer = survey.scope
    mark = len(survey.assignments)
    if node.__class__ in ANCHORS:
        survey.anchors.append(node)
    inner = survey.scope = survey.open("inline", node, "")
    if isinstance(node, cst.DictComp):
        walk(survey, node.key)
        walk(survey, node.value)
    else:
        walk(survey, node.elt)
    clause: cst.CompFor | None = node.for_in
    while clause is not None:
        walk(survey, clause.target)
        bound = len(survey.assignments)
        survey.bind_targets(clause.target)
        del survey.assignments[bound:]
        if clause is node.for_in:
            survey.scope = outer
        walk(survey, clause.iter)
        survey.scope = inner
        for condition in clause.ifs:
            walk(survey, condition.test)
        clause = clause.inner_for_in
    survey.scope = outer
    survey.close_loop(node, mark)


def string(survey: Survey, node: cst.BaseString) -> None:
    """The whole string is one anchor; what stands in it, strings too, is measured where needed."""
    survey.anchors.append(node)
    outer = survey.anchors
    survey.anchors = []
    mark = len(survey.strings)
    _string_parts(survey, node)
    within = len(survey.strings) > mark
    if within or any(anchor.__class__ in _MEASURED for anchor in survey.anchors):
        survey.strings[mark:] = [(node, survey.statement)]
    survey.anchors = outer


def _string_parts(survey: Survey, node: cst.CSTNode) -> None:
    pending = [node]
    while pending:
        part = pending.pop()
        if isinstance(part, cst.ConcatenatedString):
            pending += (part.right, part.left)
        elif isinstance(part, (cst.FormattedString, cst.TemplatedString)):
            pending.extend(reversed(part.parts))
        elif isinstance(part, (cst.FormattedStringExpression, cst.TemplatedStringExpression)):
            walk(survey, part.expression)
            pending.extend(reversed(part.format_spec or ()))


def match_as(survey: Survey, node: cst.MatchAs) -> None:
    """`pattern as name`."""
    if node.pattern is not None:
        walk(survey, node.pattern)
    if node.name is not None:
        survey.bind(node.name.value)


def match_star(survey: Survey, node: cst.MatchStar) -> None:
    """`*name` in a sequence pattern."""
    if node.name is not None:
        survey.bind(node.name.value)


def match_mapping(survey: Survey, node: cst.MatchMapping) -> None:
    """`{key: pattern, **rest}`."""
    for element in node.elements:
        walk(survey, element)
    if node.rest is not None:
        survey.bind(node.rest.value)


HANDLERS: Table = {
    cst.Call: call,
    cst.ConcatenatedString: string,
    cst.DictComp: comprehension,
    cst.FormattedString: string,
    cst.GeneratorExp: comprehension,
    cst.ListComp: comprehension,
    cst.MatchAs: match_as,
    cst.MatchMapping: match_mapping,
    cst.MatchStar: match_star,
    cst.NamedExpr: named,
    cst.SetComp: comprehension,
    cst.TemplatedString: string,
}
