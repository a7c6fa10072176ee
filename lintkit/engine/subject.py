"""What an audit is of: a folder as it is, or the tree of a commit, from any git repository."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lintkit.config import load_config
from lintkit.engine.gather import Request
from lintkit.engine.revision import tree_at
from lintkit.errors import LintkitError, UsageError
from lintkit.sources.git import Repository, Tree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from lintkit.engine.progress import Progress


@dataclass(frozen=True)
class Subject:
    """What is audited.

    Attributes:
        name: what it is called.
        commit: the commit whose tree it is; None: a folder as it is.
    """

    name: str
    commit: str | None
    request: Request


def commit_at(path: Path, revision: str | None) -> tuple[Repository, str] | None:
    """The commit that is meant; None: a folder as it is.

    Args:
        path: a folder, or one in which git keeps a repository.
        revision: which commit; None: the folder as it is, or HEAD where there is no work tree.

    Raises:
        UsageError: there is no such folder or revision.
    """
    if not path.is_dir():
        raise UsageError(f"{path}: there is no such folder.")
    repository = Repository.bare(path)
    if repository is None:
        if revision is None:
            return None
        repository = Repository.around(path)
    return repository, repository.commit_of(revision or "HEAD")


@contextmanager
def subject_of(
    path: Path,
    revision: str | None,
    today: date,
    *,
    jobs: int | None,
    cached: bool,
    progress: Progress,
) -> Iterator[Subject]:
    """What is audited; its files are there as long as the context lasts.

    Args:
        path: as for `commit_at`.
        revision: as for `commit_at`.
        today: the day on which models are judged.
        jobs: how many processes to read files in.
        cached: whether lowered files may be left beside the project.
        progress: told how far the run is.

    Raises:
        LintkitError: there is no such folder or revision, or its configuration cannot be used.
    """
    found = commit_at(path, revision)
    if found is None:
        config = load_config([path])
        folder = path.absolute()
        request = Request(config, (folder,), today, cached=cached, jobs=jobs, progress=progress)
        yield Subject(config.root.name, None, request)
        return
    repository, commit = found
    with tree_at(repository, commit) as top, _paths_from(top):
        request = Request(
            load_config([top]),
            (top,),
            today,
            cached=False,  # nothing is to be left where a repository keeps its objects
            jobs=jobs,
            progress=progress,
            tree=Tree(repository, commit, top),
        )
        yield Subject(repository.name, commit, request)


@contextmanager
def _paths_from(top: Path) -> Iterator[None]:
    """Has errors name files as the repository does: the folder that holds them is soon gone."""
    try:
        yield
    except LintkitError as error:
        raise type(error)(str(error).replace(f"{top}{os.sep}", "")) from error
