"""The accounts of modules that are not linked: of what they import, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.modules.imports import Imports
from lintkit.model import ModuleAccount

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lintkit.accounts.modules.imports import CertainImport
    from lintkit.accounts.modules.project import ProjectFiles


def accounts_of_others(
    files: ProjectFiles, packages: frozenset[str], imports: Mapping[str, Iterable[CertainImport]]
) -> tuple[ModuleAccount, ...]:
    """The accounts of modules that cannot have to do with a model, where there is anything to tell.

    Args:
        files: the other files of the project.
        packages: names that imports of known packages start with.
        imports: what each module imports whatever happens, by path.
    """
    provided = Imports(files, packages)
    found = {path: tuple(provided.unprovided(path, own)) for path, own in imports.items()}
    return tuple(
        ModuleAccount(path=path, name=files.layout.names[path], unprovided=unprovided)
        for path, unprovided in sorted(found.items())
        if unprovided
    )
