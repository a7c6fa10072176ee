"""Writing another comment, or none, at the end of a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.model import Edit, Span

if TYPE_CHECKING:
    from lintkit.fixes.source import Source
    from lintkit.model import ReplaceComment


def replace_comment(change: ReplaceComment, source: Source) -> tuple[Edit, ...]:
    """The edit of a comment; none where it no longer stands there."""
    number = change.line
    if not 0 < number <= len(source.lines):
        return ()
    line = source.lines[number - 1].rstrip("\r\n")
    if not line.endswith(change.old):
        return ()
    start = len(line) - len(change.old)
    if not change.new:
        start = len(line[:start].rstrip())
    if start or change.new:
        return (Edit(Span(source.path, number, start, number, len(line)), change.new),)
    if number < len(source.lines):
        return (Edit(Span(source.path, number, 0, number + 1, 0), ""),)
    return (Edit(Span(source.path, number, 0, number, len(line)), ""),)
