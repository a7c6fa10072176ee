"""How the files of a project came to be, as git tells: since when, how often, by how many hands."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit.errors import UsageError
from lintkit.sources.agents import BOT, agent_of
from lintkit.sources.files import relative_path
from lintkit.sources.git import Commit, Tree

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_COMMITS = 20_000
# Who and when, in the form that .mailmap gives names; then each file after its status.
_FORMAT = (
    "--format=%x01%aI%x1f%aN <%aE>%x1f%cN <%cE>%x1f"
    "%(trailers:key=Co-authored-by,key=Assisted-by,key=Generated-by,valueonly,unfold,"
    "separator=%x1e)"
)
_STATUS = re.compile(r"\n*([A-Z])\d*")
_TWO_PATHS = frozenset("RC")


class FileHistory(Struct, frozen=True):
    """How a file changed, renames followed, merges left out.

    Attributes:
        first: ISO date of its first commit that is known.
        last: ISO date of its last.
        commits: how many commits changed it.
        authors: how many distinct people and programs wrote these, by their address.
        by_agents: how many of them say that a coding agent made them, or helped to; at least so
            many were, since an agent can be told to leave no mark.
    """

    first: str
    last: str
    commits: int
    authors: int
    by_agents: int


class History(Struct, frozen=True):
    """The histories of files by path, and whether they are known from the beginning on."""

    files: Mapping[str, FileHistory]
    is_whole: bool


class _Change(Struct, frozen=True):
    """A file in a commit; `before` is its path before that."""

    date: str
    author: str
    is_by_agent: bool
    path: str
    before: str


def read_history(root: Path, tree: Tree | None = None) -> History | None:
    """The history of the files below a folder; None where git knows none.

    Args:
        root: absolute; the paths are relative to it.
        tree: what it is part of; None: the work tree that it lies in, if in any.
    """
    try:
        tree = tree or Tree.around(root)
    except UsageError:
        return None
    repository = tree.repository
    real = Path(os.path.realpath(root))
    listed = repository.log(
        *(_FORMAT, "--name-status", "-z", "-M", f"-{_MOST_COMMITS}"),
        below=relative_path(real, tree.top),
        revision=tree.commit,
    )
    if not listed:
        return None
    changes: dict[str, list[_Change]] = {}
    now: dict[str, str] = {}  # the present path of a file, by the one that it had
    commits = 0
    for change in _changes(os.fsdecode(listed)):
        commits += change.path == ""
        if change.path:
            path = now.get(change.path, change.path)
            now[change.before] = path
            changes.setdefault(path, []).append(change)
    return History(
        {relative_path(tree.top / path, real): _told(of) for path, of in changes.items()},
        is_whole=commits < _MOST_COMMITS and not repository.is_shallow(),
    )


def _changes(listed: str) -> Iterator[_Change]:
    """The changes of each commit, newest first; one without a path stands for the commit."""
    tokens = iter(listed.split("\0"))
    date = author = ""
    is_by_agent = False
    for token in tokens:
        status = _STATUS.fullmatch(token)
        if status is not None:
            before = next(tokens, "")
            path = next(tokens, "") if status[1] in _TWO_PATHS else before
            yield _Change(date, author, is_by_agent, path, before)
        elif token.strip("\n").startswith("\x01"):
            date, author, is_by_agent = _header(token.strip("\n"))
            yield _Change(date, author, is_by_agent, "", "")


def _header(text: str) -> tuple[str, str, bool]:
    fields = text[1:].split("\x1f")
    date, author, committer, *trailers = (*fields, "", "", "")[: max(len(fields), 4)]
    helpers = tuple(filter(None, "\x1e".join(trailers).split("\x1e")))
    agent = agent_of(Commit(author, committer, helpers))
    address = author.rpartition("<")[2].lower()
    return date[: len("2026-01-31")], address, agent not in (None, BOT)


def _told(changes: list[_Change]) -> FileHistory:
    dates = sorted(change.date for change in changes)
    return FileHistory(
        first=dates[0],
        last=dates[-1],
        commits=len(changes),
        authors=len({change.author for change in changes}),
        by_agents=sum(change.is_by_agent for change in changes),
    )
