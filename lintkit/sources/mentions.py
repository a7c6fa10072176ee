"""What files other than Python's name: configuration, documentation, scripts of shells."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.sources.disk import Disk

_SUFFIXES = frozenset(
    {
        *(".cfg", ".conf", ".env", ".ini", ".json", ".md", ".mdx", ".rst", ".sh", ".tf"),
        *(".toml", ".txt", ".yaml", ".yml", ".bat", ".ps1", ".lock", ".html", ".js", ".ts", ".in"),
    }
)
_SKIPPED = r"node_modules|__pycache__|venv|env|site-packages|build|dist"
_KEPT = r"\.github|\.circleci|\.devcontainer|\.env.*"
_NAMES = rf"(?!(?:{_SKIPPED})$)(?:[^.].*|{_KEPT})"
_WORD = re.compile(r"[A-Za-z_][\w-]*(?:\.pyw?\b)?")
_MOST_FILES = 5000
_DEEPEST = 12  # folders; links may lead in a circle
_MOST_BYTES = 1_000_000  # of one file; longer ones are data


class Mentions:
    """The words of a project's text files, and the names of all its files and folders.

    Args:
        root: the absolute folder to look in; it is read once, when the first question comes.
        disk: where to look.
    """

    def __init__(self, root: Path, disk: Disk) -> None:
        self._root = root
        self._disk = disk

    def word(self, name: str) -> bool:
        """Whether a text file names it; also where there are too many files to read."""
        words = self._read[0]
        return words is None or not words.isdisjoint({name, name.replace("_", "-")})

    def file(self, name: str) -> bool:
        """Whether a file, whatever its suffix, or a folder has that name."""
        return name in self._read[1]

    @cached_property
    def _read(self) -> tuple[frozenset[str] | None, frozenset[str]]:
        words: set[str] = set()
        names: set[str] = set()
        for count, file in enumerate(self._paths(self._root, 0)):
            if count == _MOST_FILES:
                return None, frozenset(names)
            names.add(file.name.partition(".")[0])
            if file.suffix.lower() in _SUFFIXES or "." not in file.name:
                words.update(_WORD.findall(self._text(file)))
        return frozenset(words), frozenset(names)

    def _paths(self, folder: Path, depth: int) -> Iterator[Path]:
        """The files and folders below a folder."""
        for name in self._disk.names(folder, _NAMES):
            path = folder / name
            yield path
            known = PurePath(name).suffix.lower() in _SUFFIXES | {".py", ".ipynb", ".png", ".jpg"}
            if depth < _DEEPEST and not known and self._disk.is_folder(path):
                yield from self._paths(path, depth + 1)

    def _text(self, file: Path) -> str:
        try:
            return self._disk.content(file, _MOST_BYTES).decode(errors="replace")
        except OSError:  # a folder, too long, or not to be read
            return ""
