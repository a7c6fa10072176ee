"""Reading a source file: bytes, digest, and text as Python itself would decode it."""

from __future__ import annotations

import os
import stat
from hashlib import sha256
from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit.sources.decoding import DecodingError, decode, split_lines
from lintkit.sources.files import Problem
from lintkit.sources.notebooks import CellLine, NotebookError, join_cells

if TYPE_CHECKING:
    from pathlib import Path, PurePath

    from lintkit.sources.files import SourceFile

MAX_SOURCE_BYTES = 5_000_000
"""Longest Python file that is analysed. Longer ones are generated data, and would only cost."""

MAX_NOTEBOOK_BYTES = 100_000_000
"""Longest notebook; nearly all of a long one is images that are thrown away."""


class SourceText(Struct, frozen=True):
    """The Python text of a file.

    Attributes:
        text: without byte order mark, line ends as in the file.
        encoding: a name for `str.encode`; "utf-8-sig" for UTF-8 with a byte order mark.
        digest: SHA-256 of the file's bytes, hexadecimal.
        cells: of a notebook: for each line of the text, the cell and the line in it.
    """

    text: str
    encoding: str
    digest: str
    cells: tuple[CellLine, ...] = ()

    def lines(self) -> list[str]:
        """The lines as Python counts them, without their ends."""
        return split_lines(self.text)


def most_bytes(path: PurePath) -> int:
    """How many bytes a file may have to be analysed, by its name."""
    return MAX_NOTEBOOK_BYTES if path.suffix == ".ipynb" else MAX_SOURCE_BYTES


def read_source(file: SourceFile) -> SourceText | Problem:
    """The Python text of a file, or why there is none."""
    notebook = file.kind == "notebook"
    try:
        limit = MAX_NOTEBOOK_BYTES if notebook else MAX_SOURCE_BYTES
        content = file.content if file.content is not None else read_bytes(file.path, limit)
        digest = sha256(content).hexdigest()
        if notebook:
            text, cells = join_cells(content)
            return SourceText(text, "utf-8", digest, cells)
        text, encoding = decode(content)
    except (OSError, DecodingError, NotebookError) as error:
        return Problem(file.relative, explain(error))
    return SourceText(text, encoding, digest)


def read_bytes(path: Path, limit: int) -> bytes:
    """The content of a regular file of at most `limit` bytes.

    Raises:
        OSError: it is missing, unreadable, longer, or not a regular file.
    """
    # Without O_NONBLOCK, opening a FIFO waits for somebody to write to it.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    with open(descriptor, "rb") as stream:  # noqa: PTH123 (a descriptor is not a path)
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise OSError("not a regular file")
        if status.st_size > limit:
            raise OSError(f"{status.st_size:,} bytes are more than the limit of {limit:,}")
        return stream.read()


def explain(error: Exception) -> str:
    """What went wrong, in words for the user."""
    if isinstance(error, OSError) and error.strerror:
        return f"cannot be read: {error.strerror}"
    return str(error)
