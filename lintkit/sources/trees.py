"""The files of a commit, written elsewhere."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit.errors import UsageError
from lintkit.sources.git import Repository
from lintkit.sources.reading import most_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FILES = ("100644", "100755")  # not links
_SUBMODULE = "160000"
_BATCH = 256  # files whose content is held at once


class _Entry(Struct, frozen=True):
    """A path of a tree and the object there: `mode` and `name` are git's, `size` in bytes."""

    mode: str
    name: str
    size: int
    path: PurePosixPath

    @property
    def can_be_analysed(self) -> bool:
        return self.mode in _FILES and self.size <= most_bytes(self.path)


def write_tree(repository: Repository, commit: str, folder: Path) -> None:
    """Writes the files of a commit below a folder, and those of its submodules.

    Links are left out, as are files too long to be analysed, and submodules that are not checked
    out: nothing of these can be in the work tree either.

    Raises:
        UsageError: the clone, or that of a submodule, does not hold all of them.
    """
    entries = list(_entries(repository, commit))
    files = [entry for entry in entries if entry.can_be_analysed]
    for start in range(0, len(files), _BATCH):
        _write(repository, files[start : start + _BATCH], folder)
    for entry in entries:
        if entry.mode == _SUBMODULE:
            place = repository.top / entry.path
            if (place / ".git").exists() and os.path.realpath(place) == str(place):
                write_tree(Repository(place), entry.name, folder / entry.path)


def _write(repository: Repository, files: Sequence[_Entry], folder: Path) -> None:
    names = "".join(f"{entry.name}\n" for entry in files).encode()
    content = repository.read("cat-file", "--batch", given=names) or b""
    for entry in files:
        head, _, content = content.partition(b"\n")
        length = head.split()[-1:]
        if not (length and length[0].isdigit()):
            raise _missing(repository, entry.name, entry.path)
        size = int(length[0])
        file = folder / entry.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content[:size])
        content = content[size + 1 :]


def _entries(repository: Repository, commit: str) -> Iterator[_Entry]:
    listed = repository.read("ls-tree", "-r", "-z", "-l", "--full-tree", commit)
    if listed is None:
        raise _missing(repository, commit, None)
    for line in filter(None, listed.split(b"\0")):
        head, _, raw = line.partition(b"\t")
        mode, _, name, size = os.fsdecode(head).split()
        path = PurePosixPath(os.fsdecode(raw))
        # git makes no such paths; a repository made by hand must not write elsewhere.
        if not path.is_absolute() and ".." not in path.parts:
            yield _Entry(mode, name, int(size) if size.isdigit() else 0, path)


def _missing(repository: Repository, name: str, path: PurePosixPath | None) -> UsageError:
    of = f", which is {path}" if path else ""
    return UsageError(f"{repository.top}: this clone does not hold {name}{of}; fetch it first.")
