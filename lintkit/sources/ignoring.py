"""What patterns of the configuration and .gitignore files leave out."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit.config.patterns import is_pattern, matcher
from lintkit.sources.project import folders_above
from lintkit.sources.reading import read_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence

_MAX_BYTES = 1_000_000


class Ignored(Struct, frozen=True):
    """The patterns in force in a folder.

    Attributes:
        exclude: those of the configuration, with the folder that they are relative to.
        git: those of .gitignore files, from the outermost folder to the innermost.
    """

    exclude: tuple[str, tuple[str, ...]]
    git: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @classmethod
    def above(cls, root: Path, exclude: Sequence[str]) -> Ignored:
        """The patterns in force on entering the root of a run."""
        plain = cls((str(root), tuple(exclude)))
        inherited = plain
        for folder in reversed(folders_above(root)):
            inherited = inherited.within(str(folder))
        # Who asks for a folder that git ignores wants it looked at nevertheless.
        return plain if inherited.covers(str(root), is_folder=True) else inherited

    def within(self, folder: str) -> Ignored:
        """The patterns in force inside a folder, given those around it."""
        patterns = _read_gitignore(Path(folder, ".gitignore"))
        if not patterns:
            return self
        return Ignored(self.exclude, (*self.git, (folder, patterns)))

    def covers(self, path: str, *, is_folder: bool) -> bool:
        """Whether a path is left out; of .gitignore files, the innermost that knows it decides."""
        if _verdict(path, *self.exclude, is_folder=is_folder):
            return True
        verdicts = (_verdict(path, *one, is_folder=is_folder) for one in reversed(self.git))
        return next((verdict for verdict in verdicts if verdict is not None), False)


def _verdict(path: str, base: str, patterns: tuple[str, ...], *, is_folder: bool) -> bool | None:
    """Whether the patterns of a folder leave a path out; None where none of them is about it."""
    return matcher(patterns).verdict(_below(path, base, is_folder=is_folder))


def _below(path: str, base: str, *, is_folder: bool) -> str:
    relative = path[len(base.rstrip(os.sep)) + 1 :].replace(os.sep, "/")
    return f"{relative}/" if is_folder else relative


def _read_gitignore(file: Path) -> tuple[str, ...]:
    """The patterns of a .gitignore file; none where it cannot be read, as git does."""
    if not file.is_file():
        return ()
    try:
        text = read_bytes(file, _MAX_BYTES).decode("utf-8-sig", "surrogateescape")
    except OSError:
        return ()
    return tuple(line for line in text.splitlines() if is_pattern(line))
