"""Source lines as a report shows them, with what is meant underlined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from lintkit.report.escape import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lintkit.model import Span

_MOST_LINES = 4
_MOST_CHARACTERS = 160
_LEAD = 40  # characters kept before what is meant, where a line is cut
_MARGIN = "blue"


def excerpt(
    span: Span, lines: Sequence[str], style: str, counted: int | None = None
) -> Iterator[Text]:
    """The first lines of a span between margins, the first of them underlined.

    Args:
        span: what is meant; nothing is shown where the file no longer has such a line.
        lines: the lines of the file.
        style: rich style of the underline.
        counted: the number of the first line for the reader, who counts the lines of a notebook by
            cell; None: as the span has it.
    """
    if not 0 < span.line <= len(lines):
        return
    last = min(span.end_line, span.line + _MOST_LINES - 1, len(lines))
    shift = 0 if counted is None else counted - span.line
    width = len(str(last + shift))
    yield Text(f"{'':>{width}} |", _MARGIN)
    first = lines[span.line - 1]
    shown, start, end = _cut(first, *_columns(span, first))
    yield _numbered(span.line + shift, width, shown)
    lead = cell_len(_visible(shown[:start]))
    marks = max(1, cell_len(_visible(shown[start:end])))
    yield Text.assemble((f"{'':>{width}} | ", _MARGIN), " " * lead, ("^" * marks, style))
    for number in range(span.line + 1, last + 1):
        yield _numbered(number + shift, width, _cut(lines[number - 1], 0, 0)[0])
    if last < span.end_line:
        yield Text(f"{'':>{width}} | …", _MARGIN)


def source_line(lines: Sequence[str], number: int) -> str:
    """One line by its number, without indentation; empty where the file has none such."""
    if not 0 < number <= len(lines):
        return ""
    return _visible(_cut(lines[number - 1].strip(), 0, 0)[0])


def _columns(span: Span, first: str) -> tuple[int, int]:
    """What is meant of the first line: all that stands on it where the columns are not known."""
    end = len(first.rstrip())
    if span.end_line != span.line:
        return span.column, end
    if span.end_column == 0:
        return len(first) - len(first.lstrip()), end
    return span.column, span.end_column


def _numbered(number: int, width: int, line: str) -> Text:
    return Text.assemble((f"{number:>{width}} | ", _MARGIN), _visible(line.rstrip()))


def _cut(line: str, start: int, end: int) -> tuple[str, int, int]:
    """A line of bearable length around the columns, and the columns in it."""
    if len(line) <= _MOST_CHARACTERS:
        return line, start, end
    left = max(0, start - _LEAD) if start > _LEAD else 0
    kept = line[left : left + _MOST_CHARACTERS]
    head = "…" if left else ""
    tail = "…" if left + len(kept) < len(line) else ""
    shift = len(head) - left
    return head + kept + tail, start + shift, min(end + shift, len(head) + len(kept))


def _visible(text: str) -> str:
    return printable(text.replace("\t", "    "))
