"""The dependencies that a script declares in its own comments (PEP 723)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import tomli

from lintkit.sources.declarations import Declaration, declare
from lintkit.sources.documents import at, line_of, strings
from lintkit.sources.reading import MAX_SOURCE_BYTES

if TYPE_CHECKING:
    from pathlib import Path

    from lintkit.sources.disk import Disk

_BLOCK = re.compile(r"^# /// script$\n((?:^#(?:| .*)$\n)+)^# ///$", re.MULTILINE)


def read_script(file: Path, disk: Disk) -> tuple[Declaration, ...]:
    """What a script declares; nothing where it has no such block, or one that cannot be read."""
    try:
        content = disk.content(file, MAX_SOURCE_BYTES).decode("utf-8", "replace")
        content = content.replace("\r\n", "\n")
        block = _BLOCK.search(content)
        lines = block[1].splitlines() if block else ()
        document = tomli.loads("\n".join(line[2:] for line in lines))
    except (OSError, tomli.TOMLDecodeError, RecursionError):
        return ()
    found = (
        declare(text, file, line_of(content, re.escape(text)))
        for text in strings(at(document, "dependencies"))
    )
    return tuple(one for one in found if one)
