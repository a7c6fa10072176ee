"""What coverage.py saw while the tests ran: which lines, and in which tests."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import PurePath, PurePosixPath
from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from coverage import CoverageData


class Observed(Struct, frozen=True):
    """The lines that ran.

    Attributes:
        contexts: by path and line, the contexts in which it ran; empty where none were recorded.
            pytest-cov names them `tests/test_chat.py::test_empty|run`, coverage.py itself
            `tests.test_chat.test_empty`.
    """

    contexts: Mapping[str, Mapping[int, tuple[str, ...]]]

    def measured(self, path: str) -> bool:
        """Whether the run looked at a file."""
        return path in self.contexts

    def tests(self, path: str, first: int, last: int) -> tuple[str, ...] | None:
        """The contexts in which any of some lines ran; None where none of them ran."""
        ran = [found for line, found in self.contexts[path].items() if first <= line <= last]
        return tuple(sorted({one for found in ran for one in found})) if ran else None


def read_coverage(file: Path, root: Path, paths: Collection[str]) -> Observed:
    """Reads a `.coverage` file.

    Args:
        file: as coverage.py 5 or newer writes it.
        root: of the run, absolute.
        paths: the files of the program, relative to the root.

    Raises:
        UsageError: coverage.py is not installed, the file is none of its own, or it saw none of
            the program's files.
    """
    data = _load(file)
    names = {name: _within(name, root, paths) for name in data.measured_files()}
    contexts = {path: _lines(data, name) for name, path in sorted(names.items()) if path}
    if not contexts:
        raise UsageError(
            f"{file}: it measured none of the files looked at; run the tests with coverage of this "
            "folder, as in `coverage run -m pytest`."
        )
    return Observed(contexts)


def _load(file: Path) -> CoverageData:
    try:
        from coverage import CoverageData  # noqa: PLC0415  an extra
        from coverage.exceptions import CoverageException  # noqa: PLC0415  an extra
    except ImportError as error:
        mend = "install it with `pip install 'lintkit-ai[coverage]'`"
        raise UsageError(f"{file}: reading it takes coverage.py; {mend}.") from error
    if not file.is_file():
        raise UsageError(f"{file}: there is no such file; `coverage run` writes it.")
    data = CoverageData(os.fspath(file))
    try:
        data.read()
    except CoverageException as error:
        raise UsageError(
            f"{file}: no data of coverage.py can be read from it ({error})."
        ) from error
    return data


def _within(name: str, root: Path, paths: Collection[str]) -> str | None:
    """The path of the program that a measured file is, also if it was measured elsewhere."""
    measured = PurePosixPath(PurePath(name).as_posix())
    if measured.is_relative_to(root.as_posix()):
        relative = measured.relative_to(root.as_posix()).as_posix()
        return relative if relative in paths else None
    parts = measured.parts
    for start in range(len(parts)):
        relative = "/".join(parts[start:])
        if relative in paths:
            return relative
    return None


def _lines(data: CoverageData, name: str) -> dict[int, tuple[str, ...]]:
    found = dict.fromkeys(data.lines(name) or (), ())
    named = data.contexts_by_lineno(name).items()
    return {**found, **{line: tuple(filter(None, contexts)) for line, contexts in named}}
