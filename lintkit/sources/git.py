"""What git knows of a project. All is read: neither the work tree nor the index is touched."""

from __future__ import annotations

import os
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit.errors import UsageError
from lintkit.sources.files import relative_path

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Mapping

_QUIET = (
    *("-c", "core.fsmonitor=false", "-c", "log.showSignature=false"),
    *("-c", "core.quotePath=false", "-c", f"core.hooksPath={os.devnull}"),
)
"""Monitors, hooks and what checks signatures would be programs that the repository chooses."""

_ENVIRONMENT = {
    "GIT_NO_LAZY_FETCH": "1",  # a partial clone would ask its remote
    "GIT_OPTIONAL_LOCKS": "0",  # nothing is written, not even a refreshed index
    "GIT_TERMINAL_PROMPT": "0",
}
_NONE: Mapping[str, str] = MappingProxyType({})

_FORMAT = (
    "--format=%an <%ae>%x00%cn <%ce>%x00"
    "%(trailers:key=Co-authored-by,key=Assisted-by,key=Generated-by,valueonly,unfold)"
)


class Commit(Struct, frozen=True):
    """Who made a commit, each as git writes it: `Ada Lovelace <ada@example.org>`.

    Attributes:
        helpers: whom its trailers name besides: co-authors, and what assisted or generated.
    """

    author: str
    committer: str
    helpers: tuple[str, ...] = ()


class Repository(Struct, frozen=True):
    """A git repository.

    Attributes:
        top: absolute folder of its work tree; of a bare one, where its objects are.
    """

    top: Path

    @property
    def name(self) -> str:
        """What it is called: as its folder is."""
        folder = self.top.parent if self.top.name == ".git" else self.top
        return folder.name.removesuffix(".git") or "root"

    @classmethod
    def bare(cls, folder: Path) -> Repository | None:
        """The repository whose objects a folder holds, whatever work tree it has; None: none.

        Raises:
            UsageError: git does not take it for one, or there is no git to ask.
        """
        if not all((folder / name).exists() for name in ("HEAD", "objects", "refs")):
            return None
        found = _heard(folder, "rev-parse", "--git-dir")
        return cls(Path(os.path.realpath(folder))) if found == "." else None

    @classmethod
    def around(cls, folder: Path) -> Repository:
        """The repository that holds a folder.

        Raises:
            UsageError: there is none, or no git to ask.
        """
        return cls(Path(_heard(folder, "rev-parse", "--show-toplevel")))

    def commit_of(self, revision: str) -> str:
        """The commit that a revision names.

        Raises:
            UsageError: there is no such revision.
        """
        commit = self._ask(
            "rev-parse", "--verify", "-q", "--end-of-options", f"{revision}^{{commit}}"
        )
        if commit is None:
            raise UsageError(
                f"{revision}: git knows no such commit here; "
                "one that only the remote has must be fetched first."
            )
        return commit

    def base_of(self, revision: str) -> str:
        """The commit from which HEAD and a revision have gone apart.

        For `HEAD` in a repository without commits, that is the empty tree.

        Raises:
            UsageError: there is no such revision, or nothing in common with it.
        """
        if revision == "HEAD" and self._ask("rev-list", "--all", "-1") == "":
            return self._ask("hash-object", "-t", "tree", "--stdin") or ""
        commit = self.commit_of(revision)
        base = self._ask("merge-base", commit, "HEAD")
        if base is None:
            raise UsageError(
                f"{revision}: has no commit in common with HEAD, or the clone is too shallow to "
                "show it; fetch the whole history (`fetch-depth: 0` in GitHub Actions)."
            )
        return base

    def last_change(self, file: Path) -> str | None:
        """The last commit that changed a file; None where none did."""
        return self._ask("log", "-1", "--format=%H", "--", str(file)) or None

    def last_commit(self, file: str, revision: str = "HEAD") -> Commit | None:
        """Who made the last commit that changed a file, by its path in the repository.

        None where none did, or git knows none: a file that is new, a clone without history.
        """
        fields = _git(self.top, "log", "-1", _FORMAT, revision, "--", f":(top,literal){file}")
        if not fields:
            return None
        author, committer, trailers = os.fsdecode(fields).rstrip("\n").split("\0")
        return Commit(author, committer, tuple(trailers.splitlines()))

    def log(self, *options: str, below: str, revision: str = "HEAD") -> bytes | None:
        """What `git log` tells of the commits up to a revision that changed files below a folder.

        Args:
            options: of `git log`.
            below: path of the folder in the repository; `.` is all of it.
            revision: the last commit.
        """
        where = () if below == "." else ("--", f":(top,literal){below}")
        return _git(self.top, "log", "--no-ext-diff", *options, revision, *where)

    def is_shallow(self) -> bool:
        """Whether older commits than the clone holds exist elsewhere."""
        return self._ask("rev-parse", "--is-shallow-repository") != "false"

    def read(self, *arguments: str, given: bytes = b"") -> bytes | None:
        """What git answers to a command, given something to read; None where it refuses."""
        return _git(self.top, *arguments, given=given)

    def renames(self, since: str, root: Path) -> Mapping[str, str]:
        """The new paths of renamed files by their old ones, from a commit to the work tree.

        Args:
            since: the commit.
            root: the absolute folder to which the paths are relative.
        """
        options = (
            *("--name-status", "-z", "-M", "--diff-filter=R"),
            *("--no-ext-diff", "--no-textconv", "--ignore-submodules=all"),
        )
        listed = _git(self.top, "diff", *options, since, settings=self._no_filters()) or b""
        fields = iter(os.fsdecode(listed).split("\0"))
        return {
            relative_path(self.top / old, root): relative_path(self.top / new, root)
            for _, old, new in zip(fields, fields, fields, strict=False)
        }

    def _no_filters(self) -> dict[str, str]:
        """Settings without the programs that a repository lets files pass through, by key.

        To compare a commit to the work tree, git would run them.
        """
        listed = _git(self.top, "config", "--list", "--name-only", "-z") or b""
        keys = {key for key in os.fsdecode(listed).split("\0") if key.startswith("filter.")}
        names = {key.rpartition(".")[0] for key in keys}
        off = {"clean": "", "process": "", "required": "false", "smudge": ""}
        return {f"{name}.{key}": value for name in sorted(names) for key, value in off.items()}

    def _ask(self, *arguments: str) -> str | None:
        found = _git(self.top, *arguments)
        return None if found is None else _text(found)


class Tree(Struct, frozen=True):
    """A commit of a repository, and the folder `top` that holds its files, or the work tree."""

    repository: Repository
    commit: str
    top: Path

    @classmethod
    def around(cls, folder: Path) -> Tree:
        """The work tree that holds a folder, at HEAD.

        Raises:
            UsageError: there is none, or no git to ask.
        """
        repository = Repository.around(folder)
        return cls(repository, "HEAD", repository.top)

    def last_commit(self, file: Path) -> Commit | None:
        """Who last committed a file, given absolute; None where git knows of no commit."""
        path = relative_path(os.path.realpath(file), self.top)
        return self.repository.last_commit(path, self.commit)


def identity(folder: Path) -> tuple[str, str]:
    """Name and address of who commits in a folder; empty where git does not know."""
    try:
        name, email = (_git(folder, "config", "--get", key) for key in ("user.name", "user.email"))
    except OSError:  # there is no git
        return "", ""
    return _text(name or b""), _text(email or b"")


def _heard(folder: Path, *arguments: str) -> str:
    """What git answers.

    Raises:
        UsageError: it refuses, and why; or there is no git to ask.
    """
    try:
        done = _run(folder, *arguments)
    except OSError as error:
        raise UsageError(f"{folder}: git cannot be asked: {error.strerror}.") from error
    if done.returncode != 0:
        why = _text(done.stderr).removeprefix("fatal: ").partition("\n")[0]
        raise UsageError(f"{folder}: git says: {why}.")
    return _text(done.stdout)


def _git(
    folder: Path, *arguments: str, given: bytes = b"", settings: Mapping[str, str] = _NONE
) -> bytes | None:
    """What git answers; None where it refuses."""
    done = _run(folder, *arguments, given=given, settings=settings)
    return done.stdout if done.returncode == 0 else None


def _run(
    folder: Path, *arguments: str, given: bytes = b"", settings: Mapping[str, str] = _NONE
) -> subprocess.CompletedProcess[bytes]:
    import subprocess  # noqa: PLC0415 (most runs ask git nothing)

    return subprocess.run(  # noqa: S603 (no shell)
        ["git", *_QUIET, *arguments],  # noqa: S607 (the user's own git)
        cwd=folder,
        env=os.environ | _ENVIRONMENT | _as_variables(settings),
        input=given,
        capture_output=True,
        check=False,
    )


def _as_variables(settings: Mapping[str, str]) -> dict[str, str]:
    """Settings as git takes them whatever characters their keys hold, on top of the user's."""
    own = os.environ.get("GIT_CONFIG_COUNT", "")
    first = int(own) if own.isdecimal() else 0
    pairs = list(enumerate(settings.items(), first))
    variables = {"GIT_CONFIG_COUNT": str(first + len(pairs))} if pairs else {}
    for number, (key, value) in pairs:
        variables[f"GIT_CONFIG_KEY_{number}"] = key
        variables[f"GIT_CONFIG_VALUE_{number}"] = value
    return variables


def _text(answer: bytes) -> str:
    return os.fsdecode(answer).rstrip("\n")
