"""Which files a run covers."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from msgspec import Struct

from lintkit.errors import UsageError
from lintkit.sources.files import Problem, SourceFile, relative_path
from lintkit.sources.ignoring import Ignored
from lintkit.sources.reading import explain

if TYPE_CHECKING:
    from collections.abc import Sequence

_Kind: TypeAlias = Literal["python", "notebook"]

_KINDS: dict[str, _Kind] = {
    ".py": "python",
    ".pyw": "python",
    ".ipynb": "notebook",
}
_STUB = ".pyi"  # says what is defined elsewhere; nothing in it runs
_SHEBANG = re.compile(rb"#!.*\b(?:python[\d.]*|uv run)\b")
_SHEBANG_BYTES = 128
_NOT_PYTHON = "not Python: its name ends neither in .py nor in .ipynb, and it has no shebang"


class Discovery(Struct, frozen=True):
    """The files of a run and the paths that could not be looked at, by relative path."""

    files: tuple[SourceFile, ...]
    problems: tuple[Problem, ...]


def discover(
    paths: Sequence[Path], root: Path, exclude: Sequence[str], *, forced: bool = False
) -> Discovery:
    """The Python files and notebooks that paths name.

    What patterns and .gitignore files exclude is left out also where it is named outright, as
    tools name files that run on whatever has changed, unless that is forced. Links to folders are
    not followed: what lies inside the root is found where it is.

    Args:
        paths: files or folders at or below the root; the root itself if empty.
        root: absolute folder that patterns and results are relative to.
        exclude: patterns as in .gitignore.
        forced: whether what is named outright is taken whatever excludes it; a folder then with
            what its own .gitignore files leave of it.

    Raises:
        UsageError: a path does not exist.
    """
    search = _Search(root, Ignored.above(root, exclude))
    for path in paths or [root]:
        search.add(path, forced=forced)
    return search.result()


class _Search:
    """What was found so far, by relative path, so that overlapping paths count once."""

    def __init__(self, root: Path, ignored: Ignored) -> None:
        self._root = root
        self._top = ignored
        self._files: dict[str, SourceFile] = {}
        self._problems: dict[str, Problem] = {}

    def result(self) -> Discovery:
        return Discovery(
            tuple(self._files[path] for path in sorted(self._files)),
            tuple(self._problems[path] for path in sorted(self._problems)),
        )

    def add(self, path: Path, *, forced: bool) -> None:
        """Adds a path that the user names."""
        nothing = Ignored((str(self._root), ()))
        absolute = os.path.abspath(path)  # noqa: PTH100 (folds "..", keeps links)
        try:
            mode = os.stat(absolute).st_mode  # noqa: PTH116 (a Path would not help here)
        except OSError as error:
            if os.path.lexists(absolute):
                self._complain(absolute, explain(error))
                return
            raise UsageError(f"{path}: no such file or folder.") from error
        folder, ignored = str(self._root), self._top
        for name in Path(absolute).relative_to(self._root).parts[:-1]:
            ignored = ignored.within(folder)
            folder = os.path.join(folder, name)  # noqa: PTH118
            if _skipped(ignored, folder):
                if not forced:
                    return
                ignored = nothing
        if absolute != str(self._root):
            ignored = ignored.within(folder)
        if stat.S_ISDIR(mode):
            skipped = absolute != str(self._root) and _skipped(ignored, absolute)
            if forced or not skipped:
                self._walk(absolute, nothing if skipped else ignored)
        elif forced or not ignored.covers(absolute, is_folder=False):
            self._add_named(absolute)

    def _add_named(self, path: str) -> None:
        if path.endswith(_STUB):
            return
        try:
            kind = _kind(path)
        except OSError as error:
            self._complain(path, explain(error))
        else:
            if kind is None:
                self._complain(path, _NOT_PYTHON)
            else:
                self._accept(path, kind)

    def _walk(self, start: str, ignored: Ignored) -> None:
        pending = [(start, ignored)]
        while pending:
            folder, above = pending.pop()
            within = above.within(folder)
            try:
                with os.scandir(folder) as entries:
                    listed = sorted(entries, key=lambda entry: entry.name)
            except OSError as error:
                self._complain(folder, explain(error))
                continue
            for entry in listed:
                if entry.is_dir(follow_symlinks=False):
                    if not _skipped(within, entry.path):
                        pending.append((entry.path, within))
                elif _could_be_source(entry.name):
                    if within.covers(entry.path, is_folder=False):
                        continue
                    if not (entry.is_symlink() and self._is_elsewhere(entry.path)):
                        self._add_found(entry.path)

    def _add_found(self, path: str) -> None:
        try:
            kind = _kind(path)
        except OSError as error:
            if _suffix(path) in _KINDS:
                self._complain(path, explain(error))
        else:
            if kind is not None:
                self._accept(path, kind)

    def _is_elsewhere(self, link: str) -> bool:
        """Whether a link leads to a folder, or to a file that is found at its own place."""
        target = os.path.realpath(link)
        inside = Path(target).is_relative_to(os.path.realpath(self._root))
        return os.path.isdir(target) or (inside and os.path.isfile(target))  # noqa: PTH112, PTH113

    def _accept(self, path: str, kind: _Kind) -> None:
        key = self._key(path)
        self._files[key] = SourceFile(Path(path), key, kind)

    def _complain(self, path: str, message: str) -> None:
        key = self._key(path)
        self._problems[key] = Problem(key, message)

    def _key(self, path: str) -> str:
        return relative_path(path, self._root)


def _skipped(ignored: Ignored, folder: str) -> bool:
    return ignored.covers(folder, is_folder=True) or _is_environment(folder)


def _is_environment(folder: str) -> bool:
    """Whether a folder is a virtual environment of Python or conda, whatever its name."""
    return os.path.exists(f"{folder}/pyvenv.cfg") or os.path.exists(f"{folder}/conda-meta")  # noqa: PTH110


def _suffix(path: str) -> str:
    return os.path.splitext(path)[1]  # noqa: PTH122 (as strings, folders are walked twice as fast)


def _could_be_source(name: str) -> bool:
    return "." not in name or _suffix(name) in _KINDS


def _kind(path: str) -> _Kind | None:
    """What a file is; None if it is no source.

    Raises:
        OSError: it cannot be read, or is not a regular file.
    """
    if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116
        raise OSError("not a regular file")
    kind = _KINDS.get(_suffix(path))
    if kind is not None or "." in os.path.basename(path):  # noqa: PTH119
        return kind
    with open(path, "rb") as stream:  # noqa: PTH123
        return "python" if _SHEBANG.match(stream.read(_SHEBANG_BYTES)) else None
