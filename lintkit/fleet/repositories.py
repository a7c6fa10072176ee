"""The list of repositories: a path a line, and the revision that is meant, if any."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit.errors import UsageError
from lintkit.sources.reading import explain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


class Place(Struct, frozen=True, order=True):
    """Where a repository is.

    Attributes:
        path: absolute path of a folder, or of one in which git keeps a repository.
        revision: which commit; empty: the folder as it is, or HEAD where there is no work tree.
    """

    path: str
    revision: str = ""

    def __str__(self) -> str:
        """The place as a line of the list has it."""
        return f"{self.path} @{self.revision}" if self.revision else self.path


def read_places(file: Path) -> tuple[Place, ...]:
    """The repositories that a file lists, each once, in its order.

    Paths are relative to the folder of the file. A line that begins with `#` is a comment.

    Raises:
        UsageError: the file cannot be read, lists nothing, or has a line that names no folder.
    """
    try:
        text = file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UsageError(f"{file}: {explain(error)}.") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{file}: is not UTF-8: write one repository a line.") from error
    places = tuple(dict.fromkeys(_places(text, file)))
    if not places:
        raise UsageError(f"{file}: lists no repository; write the path of one a line.")
    return places


def _places(text: str, file: Path) -> Iterator[Place]:
    folder = file.absolute().parent
    for number, line in enumerate(text.split("\n"), 1):
        path, revision = _parts(line.strip())
        if not path or path.startswith("#"):
            continue
        if "\0" in path:
            raise UsageError(f"{file}: line {number} names no folder: write `PATH` or `PATH @REV`.")
        if _ADDRESS.match(path):
            raise UsageError(
                f"{file}: line {number} is an address, and lintkit uses no network: "
                "`git clone --mirror` it, and name the folder."
            )
        yield Place(os.path.normpath(folder / path), revision)


def _parts(line: str) -> tuple[str, str]:
    """Path and revision of a line."""
    words = line.rsplit(maxsplit=1)
    if len(words) > 1 and words[1].startswith("@") and words[1] != "@":
        return words[0], words[1][1:]
    return line, ""
