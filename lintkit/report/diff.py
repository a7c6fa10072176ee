"""What a change of a file would be, as a unified diff."""

from __future__ import annotations

import re
from difflib import unified_diff
from typing import TYPE_CHECKING

from rich.text import Text

from lintkit.report.escape import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = re.compile(r"[^\n]*\n|[^\n]+")  # as `patch` and git count them
_STYLES = {"+": "green", "-": "red", "@": "cyan"}


def unified(path: str, before: str, after: str) -> str:
    """The diff for `patch` and `git apply`, every character as in the file.

    Args:
        path: of the file, as the reader can open it.
        before: the text as it is.
        after: the text as it would be.
    """
    lines = unified_diff(_LINE.findall(before), _LINE.findall(after), path, path)
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )


def styled(diff: str) -> Iterator[Text]:
    """A diff for a person at a terminal."""
    for line in diff.removesuffix("\n").split("\n"):
        style = "bold" if line.startswith(("--- ", "+++ ")) else _STYLES.get(line[:1], "")
        yield Text(printable(line.removesuffix("\r").replace("\t", "    ")), style)
