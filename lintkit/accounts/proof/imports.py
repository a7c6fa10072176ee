"""Which files of a program run when one of them is imported."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from lintkit.program.import_graph import imports_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lintkit.program.program import Program


class Imports:
    """The import graph of one program, imports within functions included."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._direct: dict[str, frozenset[str]] = {}

    def closure(self, starts: Iterable[str]) -> frozenset[str]:
        """Some files, and all that importing them may run."""
        found = set(starts)
        waiting = list(found)
        while waiting:
            new = self._of(waiting.pop()) - found
            found |= new
            waiting += new
        return frozenset(found)

    def _of(self, importer: str) -> frozenset[str]:
        if importer not in self._direct:
            found = imports_of(self._program, importer, at_load=False)
            self._direct[importer] = found | self._packages(found)
        return self._direct[importer]

    def _packages(self, paths: Iterable[str]) -> frozenset[str]:
        """The packages around some modules: they run before."""
        bodies = {
            (folder / "__init__.py").as_posix()
            for path in paths
            for folder in PurePosixPath(path).parents
        }
        return frozenset(bodies & self._program.modules.keys())
