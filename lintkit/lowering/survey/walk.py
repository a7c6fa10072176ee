"""Goes through statements and expressions, and sends those that mean something to a handler."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import libcst as cst

from lintkit.lowering.positions import ANCHORS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lintkit.lowering.survey.record import Survey

    Table: TypeAlias = dict[type[cst.CSTNode], Callable[[Survey, Any], None]]

EXPRESSIONS: Table = {}
STATEMENTS: Table = {}

_FIELDS: dict[type[cst.CSTNode], tuple[str, ...]] = {
    cst.Annotation: ("annotation",),
    cst.Arg: ("value",),
    cst.Attribute: ("value",),
    cst.Await: ("expression",),
    cst.BinaryOperation: ("left", "right"),
    cst.BooleanOperation: ("left", "right"),
    cst.Call: ("func", "args"),
    cst.Comparison: ("left", "comparisons"),
    cst.ComparisonTarget: ("comparator",),
    cst.Dict: ("elements",),
    cst.DictElement: ("key", "value"),
    cst.Element: ("value",),
    cst.From: ("item",),
    cst.IfExp: ("body", "test", "orelse"),
    cst.Index: ("value",),
    cst.List: ("elements",),
    cst.MatchClass: ("cls", "patterns", "kwds"),
    cst.MatchKeywordElement: ("pattern",),
    cst.MatchList: ("patterns",),
    cst.MatchMappingElement: ("key", "pattern"),
    cst.MatchOr: ("patterns",),
    cst.MatchOrElement: ("pattern",),
    cst.MatchSequenceElement: ("value",),
    cst.MatchSingleton: (),
    cst.MatchTuple: ("patterns",),
    cst.MatchValue: ("value",),
    cst.Set: ("elements",),
    cst.Slice: ("lower", "upper", "step"),
    cst.StarredDictElement: ("value",),
    cst.StarredElement: ("value",),
    cst.Subscript: ("value", "slice"),
    cst.SubscriptElement: ("slice",),
    cst.Tuple: ("elements",),
    cst.UnaryOperation: ("expression",),
    cst.Yield: ("value",),
}
_LITERALS = frozenset({cst.Ellipsis, cst.Float, cst.Imaginary, cst.Integer, cst.SimpleString})


def block(survey: Survey, body: Sequence[cst.CSTNode]) -> None:
    """Survey the lines of a block."""
    for line in body:
        if isinstance(line, cst.SimpleStatementLine):
            for statement in line.body:
                visit(survey, statement)
        else:
            visit(survey, line)


def suite(survey: Survey, suite: cst.BaseSuite) -> None:
    """Survey the body of a compound statement."""
    if isinstance(suite, cst.SimpleStatementSuite):
        for statement in suite.body:
            visit(survey, statement)
    else:
        block(survey, suite.body)


def visit(survey: Survey, statement: cst.CSTNode) -> None:
    """Survey a statement."""
    kind = statement.__class__
    survey.statement = statement
    if kind is not cst.FunctionDef and kind is not cst.ClassDef:
        survey.anchors.append(statement)
    handler = STATEMENTS.get(kind)
    if handler is not None:  # break, continue, pass have nothing to visit
        handler(survey, statement)


def walk(survey: Survey, root: cst.CSTNode) -> None:
    """Survey an expression or pattern."""
    stack = [root]
    pop = stack.pop
    anchor = survey.anchors.append
    read = survey.scope.reads.add
    special = EXPRESSIONS
    while stack:
        node = pop()
        kind = node.__class__
        if kind is cst.Name:
            anchor(node)
            read(node.value)  # type: ignore[attr-defined]  # it is a Name
        elif kind in _LITERALS:
            anchor(node)
        elif kind in special:
            special[kind](survey, node)
            if kind is cst.Call:
                stack.extend(reversed(node.args))  # type: ignore[attr-defined]  # a Call
                stack.append(node.func)  # type: ignore[attr-defined]  # a Call
        else:
            if kind in ANCHORS:
                anchor(node)
            for field in reversed(_FIELDS[kind]):
                value = getattr(node, field)
                if value.__class__ is tuple or value.__class__ is list:
                    stack.extend(reversed(value))
                elif value is not None:
                    stack.append(value)


def type_(survey: Survey, node: cst.CSTNode) -> None:
    """Something that is not lowered, but read as a type: it has positions and no codes."""
    codes, lambdas = len(survey.scopes), survey.scope.code.lambdas
    walk(survey, node)
    del survey.scopes[codes:]
    survey.scope.code.lambdas = lambdas
