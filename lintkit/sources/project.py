"""How far the project reaches above the root of a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


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
