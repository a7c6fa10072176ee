"""The distributions that a notebook installs in its own cells."""

from __future__ import annotations

import re
import shlex
from itertools import takewhile
from typing import TYPE_CHECKING

from lintkit.sources.declarations import Declaration, declare
from lintkit.sources.notebooks import NotebookError, written_lines
from lintkit.sources.reading import MAX_SOURCE_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from lintkit.sources.disk import Disk

_INSTALL = re.compile(r"\s*[!%]?\s*(?:\S+\s+-m\s+|uv\s+)?pip[\d.]*\s+install\s+(.*)")
_WITH_VALUE = frozenset(
    {"-c", "-e", "-f", "-i", "-r", "-t", "--constraint", "--editable", "--extra-index-url"}
    | {"--find-links", "--index-url", "--platform", "--prefix", "--python", "--requirement"}
    | {"--root", "--target", "--trusted-host"}
)
"""Options of pip that take the next word."""
_NEXT_COMMAND = frozenset({"&", "&&", ";", ">", ">>", "|", "||", "2>", "2>&1"})


def read_installs(file: Path, disk: Disk) -> tuple[Declaration, ...]:
    """What a notebook installs by pip; nothing where it does not, or cannot be read."""
    try:
        lines = written_lines(disk.content(file, MAX_SOURCE_BYTES))
    except (OSError, NotebookError):
        return ()
    found = (
        declare(text, file, number)
        for number, command in _commands(lines)
        if (install := _INSTALL.match(command))
        for text in _named(install[1])
    )
    return tuple(one for one in found if one)


def _commands(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """The lines with those that continue them, and the number of the first, from 1."""
    begun, first = "", 0
    for number, line in enumerate(lines, start=1):
        first = first or number
        begun += line
        if begun.endswith("\\"):
            begun = begun[:-1]
            continue
        yield first, begun
        begun, first = "", 0


def _named(arguments: str) -> Iterator[str]:
    """The requirements among the arguments of `pip install`, but those that are filled in."""
    try:
        words = shlex.split(arguments, comments=True)
    except ValueError:  # a quotation that does not end
        return
    option = ""
    for word in takewhile(lambda one: one not in _NEXT_COMMAND, words):
        if not word.startswith("-") and option not in _WITH_VALUE and not set(word) & set("{}$"):
            yield word
        option = word
