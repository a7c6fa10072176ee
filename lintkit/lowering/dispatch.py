"""Sends each node to the function that lowers its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import libcst as cst

from lintkit.lowering.ssa import unreached

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lintkit.ir import Register
    from lintkit.lowering.builder import Builder

    ExpressionTable: TypeAlias = dict[type[cst.CSTNode], Callable[[Builder, Any], Register]]
    StatementTable: TypeAlias = dict[type[cst.CSTNode], Callable[[Builder, Any], None]]

EXPRESSIONS: ExpressionTable = {}
STATEMENTS: StatementTable = {}
_ENDS = (cst.Break, cst.Continue, cst.Return)


def expression(code: Builder, node: cst.CSTNode) -> Register:
    """Lower an expression; afterwards `code.line` is the line where it starts."""
    return EXPRESSIONS[node.__class__](code, node)


def statement(code: Builder, node: cst.CSTNode) -> None:
    """Lower a statement."""
    place = code.places.get(id(node))
    if place is not None:
        code.line = place.lineno
    STATEMENTS[node.__class__](code, node)


def suite(code: Builder, node: cst.BaseSuite | cst.Module) -> None:
    """Lower the body of a compound statement."""
    block(code, node.body)


def block(code: Builder, lines: Sequence[cst.CSTNode]) -> None:
    """Lower the lines of a block; those behind its end are a branch that no run takes."""
    ended = next((index for index, line in enumerate(lines) if _ends(line)), len(lines)) + 1
    for line in lines[:ended]:
        _line(code, line)
    if not lines[ended:]:
        return
    with unreached(code, never=True):
        for line in lines[ended:]:
            _line(code, line)


def _line(code: Builder, line: cst.CSTNode) -> None:
    if isinstance(line, cst.SimpleStatementLine):
        for small in line.body:
            statement(code, small)
    else:
        statement(code, line)


def _ends(line: cst.CSTNode) -> bool:
    """Whether a line leaves its block for good; what is raised tells of more than that."""
    return isinstance(line, cst.SimpleStatementLine) and isinstance(line.body[-1], _ENDS)
