"""Functions that ask a model and that nothing calls: no entry point, no test, no other code."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.model import Remark, Span, Step
from lintkit.program.evidence import described
from lintkit.program.values import CodeRef

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.modules.project import ProjectFiles
    from lintkit.accounts.modules.view import View

_WORD = re.compile(r"\w+")
# Names by which platforms and launchers find what they call.
_CALLED_FROM_OUTSIDE = ("main", "run", "handle", "handler", "app", "application", "setup")


class Unreached:
    """Which functions of a program nothing names.

    Args:
        view: the linked program.
        project: what the project's other files say of its code.
    """

    def __init__(self, view: View, project: ProjectFiles) -> None:
        self._view = view
        self._project = project
        self._names: dict[str, set[CodeRef]] | None = None

    def of(self, path: str) -> Iterator[Remark]:
        """The functions of a module from which a model is asked, and that are surely not called."""
        program = self._view.program
        for index, code in enumerate(program.modules[path].codes):
            ref = CodeRef(path, index)
            if ref in self._view.models and self._may_be_dead(ref, code):
                yield Remark(
                    subject=f"`{described(program, ref)}`",
                    span=Span(path, code.def_line, code.column, code.def_line, code.column),
                    symbol=program.symbol(ref),
                    evidence=(
                        Step(path, code.def_line, "defined here, and named nowhere else"),
                        *self._view.models.evidence(ref),
                    ),
                )

    def _may_be_dead(self, ref: CodeRef, code: ir.Code) -> bool:
        if code.kind != "function" or code.parent != ir.MODULE_CODE or code.decorators:
            return False
        if ref in self._view.entries or ref.path.endswith(".ipynb"):
            return False
        if not code.name.startswith("_") and self._project.manifests.is_packaged(ref.path):
            return False
        words = code.name.lower().strip("_").split("_")
        if words[0] in _CALLED_FROM_OUTSIDE or words[-1] in _CALLED_FROM_OUTSIDE:
            return False
        callers = {edge.caller for edge in self._view.program.callers(ref)} - {ref}
        if callers or self._naming(code.name) - {ref}:
            return False
        mentions = self._project.mentions
        if mentions.word(code.name):
            return False
        # A configuration may name only the file whose function, of a set name, it runs.
        return code.name.startswith("_") or not mentions.configured(PurePosixPath(ref.path).name)

    def _naming(self, name: str) -> set[CodeRef]:
        """The codes that name something so, be it in a text."""
        if self._names is None:
            self._names = {}
            for ref in self._view.program.codes():
                for one in self._view.program.code(ref).instructions:
                    for found in _named(one):
                        self._names.setdefault(found, set()).add(ref)
            for module in self._view.program.modules.values():
                for found in module.exports or ():
                    self._names.setdefault(found, set()).add(CodeRef(module.path, ir.MODULE_CODE))
        return self._names.get(name, set())


def _named(instruction: ir.AnyInstruction) -> Iterator[str]:
    if isinstance(instruction, (ir.LoadName, ir.GetAttr, ir.SetAttr, ir.ImportFrom)):
        yield instruction.name
    elif isinstance(instruction, ir.Const) and isinstance(instruction.value, str):
        yield from _WORD.findall(instruction.value)
