"""Which files of a program run when one of them is imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
            self._direct[importer] = frozenset(self._found(importer))
        return self._direct[importer]

    def _found(self, importer: str) -> Iterator[str]:
        for code in self._program.modules[importer].codes:
            for instruction in code.instructions:
                for module, level in _named(instruction):
                    path = self._program.imported(importer, module, level)
                    if path is not None:
                        yield path


def _named(instruction: ir.AnyInstruction) -> Iterable[tuple[str, int]]:
    """The modules that an import may run, each with the number of leading dots."""
    if isinstance(instruction, ir.ImportModule):
        parts = instruction.module.split(".")
        return [(".".join(parts[:end]), 0) for end in range(1, len(parts) + 1)]
    if isinstance(instruction, ir.ImportFrom):
        module = instruction.module
        below = f"{module}.{instruction.name}" if module else instruction.name
        return [(module, instruction.level), (below, instruction.level)]
    if isinstance(instruction, ir.ImportStar):
        return [(instruction.module, instruction.level)]
    return []
