"""Writing another text in a string literal."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from lintkit.model import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.fixes.source import Source
    from lintkit.model import ReplaceString

_LITERAL = re.compile(r"""(?P<open>[rRuU]?(?P<quote>"{3}|'{3}|"|'))(?P<text>.*)(?P=quote)""")
_PLAIN = re.compile(r"[\w.:@/-]+")


def replace_string(change: ReplaceString, source: Source) -> tuple[Edit, ...]:
    """The edit of the literal; none where there is no single one, or it has a meaning of its own.

    What is compared with, and what something is looked up by, are names that others know.
    """
    if source.tree is None or not _PLAIN.fullmatch(change.new):
        return ()
    known = {id(node) for node in _names(source.tree)}
    found = [
        (node, source.span(node))
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Constant)
        and node.value == change.old
        and change.within.line <= node.lineno <= change.within.end_line
    ]
    found = [(node, span) for node, span in found if _is_within(span, change.within)]
    if len(found) != 1 or id(found[0][0]) in known:
        return ()
    span = found[0][1]
    literal = _LITERAL.fullmatch(source.segment(span))
    if literal is None or literal["text"] != change.old:
        return ()
    start = span.column + len(literal["open"])
    place = Span(source.path, span.line, start, span.line, start + len(change.old))
    return (Edit(place, change.new),)


def _is_within(span: Span, within: Span) -> bool:
    if (within.line, within.column) == (within.end_line, within.end_column):  # a line
        return span.line == span.end_line
    start, end = (within.line, within.column), (within.end_line, within.end_column)
    return start <= (span.line, span.column) and (span.end_line, span.end_column) <= end


def _names(tree: ast.Module) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Dict):
            yield from filter(None, node.keys)
        elif isinstance(node, ast.Compare):
            yield from (node.left, *node.comparators)
        elif isinstance(node, ast.Subscript):
            yield node.slice
        elif isinstance(node, ast.MatchValue):
            yield node.value
