"""The folders of a project: those that hold its files, and those above the root of a run."""

from __future__ import annotations

import os
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def folders_around(paths: Iterable[str]) -> frozenset[PurePosixPath]:
    """The folders that relative paths are below, "." among them."""
    nearest = map(PurePosixPath, {os.path.dirname(path) for path in paths})  # noqa: PTH120
    return frozenset(folder for one in nearest for folder in (one, *one.parents))


def folders_above(root: Path) -> tuple[Path, ...]:
    """The folders above a root that belong to the same project, nearest first.

    They end with the folder that holds `.git`. Without one, they end with the folder that the
    root's package is imported from, so that nothing is taken from a home or temporary folder.
    """
    above = []
    if not (root / ".git").exists():
        for folder in root.parents:
            above.append(folder)
            if (folder / ".git").exists():
                return tuple(above)
    package = []
    folder = root
    while (folder / "__init__.py").exists() and folder.parent != folder:
        folder = folder.parent
        package.append(folder)
    return tuple(package)
