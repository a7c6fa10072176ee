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
from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.model import Remark, Span, Step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.modules.project import ProjectFiles
    from lintkit.model import Evidence
    from lintkit.program.program import Program

_STANDARD = sys.stdlib_module_names | {
    *("annotationlib", "asynchat", "asyncore", "audioop", "binhex", "cgi", "cgitb", "chunk"),
    *("compression", "crypt", "distutils", "formatter", "graphlib", "imghdr", "imp", "lib2to3"),
    *("macpath", "mailcap", "msilib", "nis", "nntplib", "ossaudiodev", "parser", "pipes"),
    *("smtpd", "sndhdr", "spwd", "sunau", "symbol", "telnetlib", "tomllib", "uu", "xdrlib"),
    "zoneinfo",
}
"""Of every version of Python 3, not only the one that lintkit runs on."""
_WORD = re.compile(r"[a-z]{2,}")


class Imports:
    """Which imports of a program nothing provides.

    Args:
        program: the linked program.
        project: what the other files of the project say.
        known: names that imports of known packages start with.
    """

    def __init__(self, program: Program, project: ProjectFiles, known: frozenset[str]) -> None:
        self._program = program
        self._project = project
        self._known = known

    def unprovided(self, path: str) -> Iterator[Remark]:
        """The imports at the top of a module that nothing provides, the first of each name."""
        if path.endswith(".ipynb"):  # its cells may install what they import
            return
        told: set[str] = set()
        body = self._program.modules[path].codes[ir.MODULE_CODE]
        for instruction in body.instructions:
            name = _imported(instruction)
            if name and name not in told and not self._may_exist(name, instruction, path):
                silent = self._silent_manifests(name, path)
                if silent is not None:
                    told.add(name)
                    here = Step(path, instruction.line, f"`{name}` is imported here")
                    yield Remark(
                        subject=name,
                        span=Span(path, instruction.line, 0, instruction.line, 0),
                        symbol=self._program.names[path],
                        evidence=(here, *silent),
                    )

    def _may_exist(self, name: str, instruction: ir.AnyInstruction, path: str) -> bool:
        """Whether something other than a manifest may provide it."""
        assert isinstance(instruction, (ir.ImportModule, ir.ImportFrom, ir.ImportStar))  # noqa: S101
        return (
            name.startswith("_")
            or name in _STANDARD
            or name in self._known
            or name in self._parts
            or self._program.imported(path, instruction.module) is not None
            or self._project.import_names.is_provided(name)
            or self._project.mentions.file(name)
            or self._project.mentions.word(name)
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
        """Every folder and module of the program; where imports start from is not always known."""
        return frozenset(
            part
            for path in self._program.modules
            for part in PurePosixPath(path).with_suffix("").parts
        )


def _alike(name: str, distribution: str) -> bool:
    """Whether two names have a word in common, be it within a longer one."""
    one, other = (_WORD.findall(text.lower()) for text in (name, distribution))
    return any(a in b or b in a for a in one for b in other)


def _imported(instruction: ir.AnyInstruction) -> str:
    """The package that an instruction imports whatever happens; empty for any other."""
    if instruction.region != 0:  # optional: under a `try`, for a platform, for type checkers
        return ""
    if isinstance(instruction, ir.ImportModule):
        return instruction.module.partition(".")[0]
    if isinstance(instruction, (ir.ImportFrom, ir.ImportStar)) and not instruction.level:
        return instruction.module.partition(".")[0]
    return ""
