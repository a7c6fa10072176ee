"""A program as it was at a revision: its tree, read from git, in a folder of its own."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from msgspec import structs

from lintkit.errors import UsageError
from lintkit.sources.git import Tree
from lintkit.sources.trees import write_tree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.engine.gather import Request
    from lintkit.sources.git import Repository


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
        write_tree(repository, commit, top)
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
            tree=Tree(repository, base, top),
        )
