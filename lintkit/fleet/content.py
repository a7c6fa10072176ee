"""What tells one state of a repository from another, so that nothing is audited twice."""

from __future__ import annotations

import os
import stat
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from lintkit.config import DEFAULT_EXCLUDE, load_config
from lintkit.engine.cache import digest_of, tool_digest
from lintkit.errors import UsageError
from lintkit.plugins import plugins
from lintkit.sources.git import Repository
from lintkit.sources.project import folders_above
from lintkit.sources.reading import most_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

_PRUNED = frozenset(name.rstrip("/") for name in DEFAULT_EXCLUDE if name.endswith("/"))


def state_of(revision: str, today: date) -> str:
    """A digest of all that an audit depends on.

    Args:
        revision: what is audited.
        today: the day on which models are judged.
    """
    return sha256(f"{revision} {today.isoformat()} {_tool()}".encode()).hexdigest()


def digest_of_folder(folder: Path) -> str:
    """A digest of what is in a folder, and of the commit that it is at, which has a history.

    What comes with no repository is left out: environments, caches, results of builds.

    Raises:
        LintkitError: the configuration, which can stand above the folder, cannot be used.
    """
    config = load_config([folder])
    digest = sha256(_head(config.root).encode())
    parents = folders_above(config.root)
    above = (one for parent in parents for one in sorted(parent.iterdir()) if one.is_file())
    for path in (*_files(config.root), *above):
        digest.update(f"{os.path.relpath(path, config.root)!r} {_digest(path)}\n".encode())
    return digest.hexdigest()


@cache
def _tool() -> str:
    """A digest of lintkit, of its rules and of the catalogue, which plugins bring along."""
    roots = [Path(root) for package in plugins() for root in package.__path__]
    files = (file for root in roots for file in root.rglob("*") if file.suffix in (".py", ".toml"))
    return f"{tool_digest()} {digest_of(sorted(files))}"


def _head(folder: Path) -> str:
    try:
        return Repository.around(folder).commit_of("HEAD")
    except UsageError:  # no repository, or one without commits
        return ""


def _files(folder: Path) -> Iterator[Path]:
    """All files, in one order, and links, which are not followed."""
    for where, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in _PRUNED)
        for name in sorted([*files, *(one for one in folders if Path(where, one).is_symlink())]):
            yield Path(where, name)


def _digest(path: Path) -> str:
    """A digest of what can be analysed; of anything else, what kind it is, and how long."""
    try:
        found = path.lstat()
        if stat.S_ISLNK(found.st_mode):
            return repr(str(path.readlink()))
        if stat.S_ISREG(found.st_mode) and found.st_size <= most_bytes(path):
            return sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        return repr(error.strerror)
    return f"{stat.S_IFMT(found.st_mode)} {found.st_size}"
