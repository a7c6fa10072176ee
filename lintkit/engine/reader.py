"""The analysed files, as reports and measures ask for them."""

from __future__ import annotations

import os
from functools import lru_cache
from typing import TYPE_CHECKING

from lintkit.sources.files import relative_path
from lintkit.sources.reading import SourceText, read_source

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from lintkit.sources.files import SourceFile

_KEPT = 32  # texts; findings come file by file


class Reader:
    """Source text by the paths that findings carry.

    Args:
        files: the files of the run by relative path.
        root: the folder to which those paths are relative.
        here: the folder from which the reader of a report would open a file.
    """

    def __init__(self, files: Mapping[str, SourceFile], root: Path, here: Path) -> None:
        self._files = files
        self._root = root
        self._here = here
        above = (root, *root.parents)
        self._repository = next((one for one in above if (one / ".git").exists()), root)
        self._source = lru_cache(_KEPT)(self._read)

    def text(self, path: str) -> str | None:
        """The Python text of a file; None where it can no longer be read."""
        source = self._source(path)
        return None if source is None else source.text

    def source(self, path: str) -> SourceText | None:
        """A file as it was read; None where it can no longer be."""
        return self._source(path)

    def absolute(self, path: str) -> Path:
        """Where a file of the run is on disk."""
        return self._files[path].path

    def is_notebook(self, path: str) -> bool:
        """Whether a file of the run is a notebook, whose lines stand in JSON."""
        return path in self._files and self._files[path].kind == "notebook"

    def lines(self, path: str) -> Sequence[str]:
        """The lines of a file, without their ends; none where it cannot be read."""
        source = self._source(path)
        return [] if source is None else source.lines()

    def path(self, path: str) -> str:
        """The path of a file as it can be opened from here; absolute for one that lies outside."""
        absolute = os.path.normpath(self._root / path)
        relative = os.path.relpath(absolute, self._here)
        return absolute if relative.startswith(os.pardir) else relative

    def place(self, path: str, line: int) -> str:
        """A line of a file: `app/chat.py:12`, or of a notebook: `talk.ipynb:cell 3:4`."""
        cell = self.cell(path, line)
        where = f"{line}" if cell is None else f"cell {cell[0]}:{cell[1]}"
        return f"{self.path(path)}:{where}"

    def cell(self, path: str, line: int) -> tuple[int, int] | None:
        """The cell of a notebook that holds a line, and the line in it; None elsewhere."""
        source = self._source(path)
        if source is None or not 0 < line <= len(source.cells):
            return None
        cell = source.cells[line - 1]
        return cell.cell, cell.line

    def in_repository(self, path: str) -> str:
        """The path of a file relative to the repository that holds it, POSIX separators."""
        return relative_path(self._root / path, self._repository)

    def _read(self, path: str) -> SourceText | None:
        file = self._files.get(path)
        source = None if file is None else read_source(file)
        return source if isinstance(source, SourceText) else None
