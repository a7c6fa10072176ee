"""The words for what is found on disk: a source file, and a path that could not be used."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

from msgspec import Struct


class SourceFile(Struct, frozen=True):
    """A file to analyse.

    Attributes:
        path: absolute.
        relative: relative to the root of the run, with POSIX separators, printable.
        content: what to take in place of what is on disk, as of a file that is being edited.
    """

    path: Path
    relative: str
    kind: Literal["python", "notebook"]
    content: bytes | None = None


class Problem(Struct, frozen=True, order=True):
    """A path that could not be used, and why; the path is printable."""

    path: str
    message: str


def is_below(path: str, place: str) -> bool:
    """Whether a relative path is another, or lies below it; `.` holds all."""
    return place in (".", path) or path.startswith(f"{place}/")


def relative_path(path: str | Path, root: Path) -> str:
    """A path relative to a root, with POSIX separators; what cannot be printed is escaped.

    A name that is not UTF-8 holds surrogates (PEP 383), which no output could encode.
    """
    text = os.path.relpath(path, root).replace(os.sep, "/")
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode() for char in text
    )
