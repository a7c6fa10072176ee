"""Text of the analysed code on its way into a page: it never becomes markup, nor steers it."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from lintkit.report.escape import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from lintkit.model import EntryPoint
    from lintkit.report.sources import Sources

_LONGEST = 240
_MINUTE = 60
_HOUR = 3600
_CODE = Markup("<code>{}</code>")
_BREAK = Markup("<wbr>")
_CONDITION = re.compile(r"(?:if|elif|while)\b")
_MOST_LINES = 4  # of one condition
_SCRIPT_ENDS = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}


def shown(value: object) -> object:
    """What a template prints: texts with what cannot be seen written out."""
    return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def marked(text: str) -> Markup:
    """A text of lintkit's own; what it quotes in backticks is code."""
    parts = printable(text).split("`")
    if len(parts) % 2 == 0:  # the backticks do not pair
        return escape(printable(text))
    return Markup("").join(
        _CODE.format(part) if index % 2 else escape(part) for index, part in enumerate(parts)
    )


def breakable(path: str) -> Markup:
    """A path or dotted name that may be broken behind its separators."""
    text = escape(printable(path))
    for separator in "/._":
        text = text.replace(separator, separator + _BREAK)
    return text


def place(sources: Sources, path: str, line: int) -> str:
    """A line of a file below the root: `app/chat.py:12`, or `talk.ipynb:cell 3:4`."""
    cell = sources.cell(path, line)
    return f"{path}:{line}" if cell is None else f"{path}:cell {cell[0]}:{cell[1]}"


def starts(entry_points: Iterable[EntryPoint]) -> Callable[[EntryPoint], str]:
    """What to call an entry point: by its label, where several share that with its file or line."""
    places: dict[str, set[tuple[str, int]]] = defaultdict(set)
    for one in entry_points:
        places[one.label].add((one.path, one.line))

    def name(one: EntryPoint) -> str:
        of_file = [line for path, line in places[one.label] if path == one.path]
        if len(of_file) > 1:
            return f"{one.label} ({one.path}:{one.line})"
        return f"{one.label} ({one.path})" if len(places[one.label]) > 1 else one.label

    return name


def source_line(lines: Sequence[str], number: int) -> str:
    """A line of source by its number, shortened; empty where the file has none such."""
    if not 0 < number <= len(lines):
        return ""
    line = lines[number - 1].expandtabs(4).rstrip()
    return printable(line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…")


def stated(lines: Sequence[str], number: int) -> str:
    """A line of source without indentation; a condition with the lines over which it goes on."""
    told = source_line(lines, number).strip()
    if _CONDITION.match(told):
        for further in range(number + 1, number + 1 + _MOST_LINES):
            if told.partition("  #")[0].endswith(":"):
                break
            told = f"{told} {source_line(lines, further).strip()}"
    return told


def duration(seconds: float) -> str:
    """Seconds, and what they are in minutes or hours: `5,400 s (1.5 h)`."""
    plain = f"{seconds:,.0f} s" if seconds >= _MINUTE else f"{seconds:g} s"
    if seconds >= _HOUR:
        return f"{plain} ({seconds / _HOUR:,.3g} h)"
    return f"{plain} ({seconds / _MINUTE:.3g} min)" if seconds > _MINUTE else plain


def data(value: Any) -> Markup:  # noqa: ANN401 (any JSON value)
    """JSON for an element `<script type="application/json">`, which it cannot end."""
    document = json.dumps(value, separators=(",", ":"))
    for character, written in _SCRIPT_ENDS.items():
        document = document.replace(character, written)
    return Markup(document)  # noqa: S704 (nothing in it can be taken for markup)
