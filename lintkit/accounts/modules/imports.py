"""Imports that nothing provides: no manifest, no module, no package that is known.

A name that some known distribution is imported by may have come along with another one, so it says
nothing. What is left is told only where nothing that the manifests name can be it: of each of
these, it is known as what it is imported, or the names have no word in common.
"""

from __future__ import annotations

import re
import sys
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, TypeAlias

from lintkit import ir
from lintkit.model import Remark, Span, Step

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lintkit.accounts.modules.project import ProjectFiles
    from lintkit.model import Evidence

_STANDARD = sys.stdlib_module_names | {
    *("annotationlib", "asynchat", "asyncore", "audioop", "binhex", "cgi", "cgitb", "chunk"),
    *("compression", "crypt", "distutils", "formatter", "graphlib", "imghdr", "imp", "lib2to3"),
    *("macpath", "mailcap", "msilib", "nis", "nntplib", "ossaudiodev", "parser", "pipes"),
    *("smtpd", "sndhdr", "spwd", "sunau", "symbol", "telnetlib", "tomllib", "uu", "xdrlib"),
    "zoneinfo",
}
"""Of every version of Python 3, not only the one that lintkit runs on."""
_WORD = re.compile(r"[a-z]{2,}")

CertainImport: TypeAlias = tuple[int, str]
"""A line, 1-based, and the dotted name of the module that it imports whatever happens."""


class Imports:
    """Which imports of a project nothing provides.

    Args:
        project: what the project's files say beside its code.
        known: names that imports of known packages start with.
    """

    def __init__(self, project: ProjectFiles, known: frozenset[str]) -> None:
        self._project = project
        self._known = known

    def unprovided(self, path: str, imports: Iterable[CertainImport]) -> Iterator[Remark]:
        """The imports of a module that nothing provides, the first of each name.

        Args:
            path: of the module.
            imports: what it imports whatever happens, in the order written.
        """
        if path.endswith(".ipynb"):  # its cells may install what they import
            return
        told: set[str] = set()
        for line, module in imports:
            name = module.partition(".")[0]
            if name not in told and not self._may_exist(name, module, path):
                silent = self._silent_manifests(name, path)
                if silent is not None:
                    told.add(name)
                    yield Remark(
                        subject=name,
                        span=Span(path, line, 0, line, 0),
                        symbol=self._project.layout.names[path],
                        evidence=(Step(path, line, f"`{name}` is imported here"), *silent),
                    )

    def _may_exist(self, name: str, module: str, path: str) -> bool:
        """Whether something other than a manifest may provide it."""
        return (
            name.startswith("_")
            or name in _STANDARD
            or name in self._known
            or name in self._parts
            or self._project.layout.resolve(module, path) is not None
            or self._project.import_names.is_provided(name)
            or self._project.mentions.word(name)
            or self._project.mentions.file(name)
        )

    def _silent_manifests(self, name: str, path: str) -> Evidence | None:
        """The manifests near a file; None where what one of them names may provide the import."""
        declared = self._project.manifests.declared(path)
        if declared is None:
            return None
        names, evidence = declared
        known = self._project.import_names
        may_be = any(not known.knows(one) and _alike(name, one) for one in names)
        return None if may_be else evidence

    @cached_property
    def _parts(self) -> frozenset[str]:
        """Every folder and module of the project; where imports start from is not always known."""
        return frozenset(
            part
            for path in self._project.layout.names
            for part in PurePosixPath(path).with_suffix("").parts
        )


def _alike(name: str, distribution: str) -> bool:
    """Whether two names have a word in common, be it within a longer one."""
    one, other = (_WORD.findall(text.lower()) for text in (name, distribution))
    return any(a in b or b in a for a in one for b in other)


def certain_imports(module: ir.Module) -> Iterator[CertainImport]:
    """What a module imports whatever happens."""
    for instruction in module.codes[ir.MODULE_CODE].instructions:
        if instruction.region != 0:  # optional: under a `try`, for a platform, for type checkers
            continue
        if isinstance(instruction, ir.ImportModule) or (
            isinstance(instruction, (ir.ImportFrom, ir.ImportStar)) and not instruction.level
        ):
            yield instruction.line, instruction.module
