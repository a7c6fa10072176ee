"""Writing text into Markdown so that nothing in it becomes markup."""

from __future__ import annotations

import re

from lintkit.report.escape import printable

_MARKUP = re.compile(r"[\\`*_{}\[\]<>#~&!]")
_BACKTICKS = re.compile(r"`+")


def prose(text: str) -> str:
    """A text of lintkit's own, which may quote the code in backticks; those stay code."""
    parts = printable(text).split("`")
    if len(parts) % 2 == 0:  # the backticks do not pair
        return _escaped(printable(text))
    return "".join(f"`{part}`" if index % 2 else _escaped(part) for index, part in enumerate(parts))


def code(text: str) -> str:
    """A text from the analysed code, as code."""
    shown = printable(text)
    longest = max((len(run) for run in _BACKTICKS.findall(shown)), default=0)
    fence = "`" * (longest + 1)
    return f"{fence} {shown} {fence}" if longest else f"{fence}{shown}{fence}"


def row(*cells: str) -> str:
    """One row of a table."""
    return f"| {' | '.join(_without_pipes(cell) for cell in cells)} |"


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\g<0>", text)


def _without_pipes(cell: str) -> str:
    return cell.replace("|", r"\|")
