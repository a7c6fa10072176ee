"""A program as it was at a revision: its tree, read from git, in a folder of its own."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from msgspec import structs

from lintkit.errors import UsageError
from lintkit.sources.git import Repository

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.engine.gather import Request
    from lintkit.sources.git import Commit


@dataclass(frozen=True)
class Revision:
    """A commit whose tree has been written into the folder `top`."""

    repository: Repository
    commit: str
    top: Path


def last_commit(file: Path, revision: Revision | None) -> Commit | None:
    """Who last committed a file; None where that is not known.

    Args:
        file: absolute, in a work tree or in that of the revision.
        revision: what it is part of; None: the work tree.
    """
    if revision is not None:
        relative = file.relative_to(revision.top).as_posix()
        return revision.repository.last_commit(relative, revision.commit)
    try:
        repository = Repository.around(file.parent)
    except UsageError:
        return None
    relative = os.path.relpath(os.path.realpath(file), repository.top)
    return repository.last_commit(Path(relative).as_posix())


@contextmanager
def tree_at(repository: Repository, commit: str) -> Iterator[Path]:
    """The tree of a commit, in a folder that is gone afterwards.

    Raises:
        UsageError: the clone does not hold all of it.
    """
    with TemporaryDirectory() as temporary:
        # A package is named after the folder that holds it.
        top = Path(os.path.realpath(temporary), repository.name)
        (top / ".git").mkdir(parents=True)  # ends the search for what lies above
        repository.write_tree(commit, top)
        yield top


@contextmanager
def as_it_was(request: Request, repository: Repository, base: str) -> Iterator[Request | None]:
    """The same request of the tree of a commit; None where none of its paths was there."""
    with tree_at(repository, base) as top:

        def moved(path: Path) -> Path:
            relative = os.path.relpath(os.path.realpath(path), repository.top)
            if relative.startswith(os.pardir):
                raise UsageError(f"{path}: lies outside of the repository {repository.top}.")
            return top / relative

        config = request.config
        root = moved(config.root)
        paths = tuple(path for path in map(moved, request.paths) if path.exists())
        if not paths:
            yield None
            return
        yield replace(
            request,
            config=structs.replace(config, root=root, src=tuple(map(moved, config.src))),
            paths=paths,
            given={},
            cache_root=config.root,
            revision=Revision(repository, base, top),
        )
