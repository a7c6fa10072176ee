"""Passing an argument by name in a call."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from lintkit.model import Edit, Span

if TYPE_CHECKING:
    from tokenize import TokenInfo

    from lintkit.fixes.source import Source
    from lintkit.model import SetArgument


def set_argument(change: SetArgument, source: Source) -> tuple[Edit, ...]:
    """The edits that pass an argument; none where it may be passed already."""
    call = _call(change.call, source)
    if call is None or _is_open(call):
        return ()
    given = {keyword.arg: keyword.value for keyword in call.keywords}
    if change.name not in given:
        return _inserted(f"{change.name}={change.value}", call, source)
    value = given[change.name]
    if isinstance(value, ast.Constant) and value.value is None:
        return (Edit(source.span(value), change.value),)
    return ()


def _call(span: Span, source: Source) -> ast.Call | None:
    if source.tree is None:
        return None
    return next(
        (
            node
            for node in ast.walk(source.tree)
            if isinstance(node, ast.Call)
            and (node.lineno, node.end_lineno) == (span.line, span.end_line)
            and source.span(node) == span
        ),
        None,
    )


def _is_open(call: ast.Call) -> bool:
    """Whether more is passed than is written, or nothing can be passed beside what is."""
    return (
        any(isinstance(one, ast.Starred) for one in call.args)
        or any(keyword.arg is None for keyword in call.keywords)
        or (len(call.args) == 1 and isinstance(call.args[0], ast.GeneratorExp))
    )


def _inserted(argument: str, call: ast.Call, source: Source) -> tuple[Edit, ...]:
    """An argument behind the last one, in the layout of the call."""
    span = source.span(call)
    start, end = (span.line, span.column), (span.end_line, span.end_column)
    tokens = [one for one in source.tokens if start <= one.start and one.end <= end]
    if len(tokens) < 2:  # noqa: PLR2004 (the parentheses)
        return ()
    last, closing = tokens[-2], tokens[-1]
    margin = source.before(closing.start)
    if margin.strip() or last.end[0] == closing.start[0]:
        text = {"(": argument, ",": f" {argument}"}.get(last.string, f", {argument}")
        return (_insertion(source, last.end, text),)
    indent = _indent(call, source) or f"{margin}    "
    return _line_inserted(f"{indent}{argument}", last, closing.start[0], source)


def _indent(call: ast.Call, source: Source) -> str:
    """What stands before the last argument that begins a line; empty where none does."""
    arguments: list[ast.expr | ast.keyword] = [*call.args, *call.keywords]
    margins = [source.before(start) for start in sorted(map(source.start, arguments))]
    return next((one for one in reversed(margins) if not one.strip()), "")


def _line_inserted(line: str, last: TokenInfo, row: int, source: Source) -> tuple[Edit, ...]:
    """A line above the closing parenthesis, with a comma if the call ends with one."""
    comma = "," if last.string in ("(", ",") else ""
    added = _insertion(source, (row, 0), f"{line}{comma}{source.line_end(row - 1)}")
    return (added,) if comma else (_insertion(source, last.end, ","), added)


def _insertion(source: Source, at: tuple[int, int], text: str) -> Edit:
    return Edit(Span(source.path, *at, *at), text)
