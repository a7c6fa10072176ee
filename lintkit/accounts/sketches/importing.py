"""The name by which a test imports a module."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from lintkit import ir

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.program.program import Program


def import_name(program: Program, path: str) -> tuple[str, str]:
    """The dotted name of a module, and the folder that must be on `sys.path` for it.

    The name by which the program itself imports the module most often; where it does not, the
    one that its folder's packages give.
    """
    names = Counter(_names(program, path))
    parts = _parts(path)
    depth = max(names, key=lambda depth: (names[depth], depth), default=_depth(program, path))
    folder = PurePosixPath(path).parent
    for _ in range(depth if _is_package(path) else depth - 1):
        folder = folder.parent
    return ".".join(parts[-depth:]), str(folder)


def _names(program: Program, path: str) -> Iterator[int]:
    """How many segments each absolute import of the module names."""
    parts = _parts(path)
    for importer, module in program.modules.items():
        for code in module.codes:
            for instruction in code.instructions:
                for name in _imported(instruction):
                    segments = name.split(".")
                    if segments != parts[-len(segments) :]:
                        continue
                    if program.imported(importer, name) == path:
                        yield len(segments)


def _imported(instruction: ir.AnyInstruction) -> Iterator[str]:
    if isinstance(instruction, ir.ImportModule):
        yield instruction.module
    elif isinstance(instruction, ir.ImportFrom) and not instruction.level:
        yield instruction.module
        yield f"{instruction.module}.{instruction.name}"


def _parts(path: str) -> list[str]:
    parts = list(PurePosixPath(path).with_suffix("").parts)
    return parts[:-1] if _is_package(path) and len(parts) > 1 else parts


def _is_package(path: str) -> bool:
    return PurePosixPath(path).name == "__init__.py"


def _depth(program: Program, path: str) -> int:
    """How many segments the name has if each folder with an `__init__.py` is a package."""
    folder = PurePosixPath(path).parent
    depth = 0 if _is_package(path) else 1
    while str(folder) != "." and str(folder / "__init__.py") in program.modules:
        folder = folder.parent
        depth += 1
    return max(depth, 1)
