"""What a run asks the disk beside its sources, and what the disk answered.

A later run need not think again where each of these questions still has the same answer. So
whatever looks at manifests, settings and folders asks here, and nowhere else.
"""

from __future__ import annotations

import os
import re
import stat
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from msgspec import Struct

from lintkit.sources.reading import explain, read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable

Question: TypeAlias = Literal["kind", "names", "matches", "content"]

_DIGEST_BYTES = 16
_ANY_NAME = ("utf-8", "surrogatepass")
"""Encoding and error handler: Python spells a name that is not UTF-8 with surrogates."""


class Answer(Struct, frozen=True, order=True):
    """One question about a path, and what the disk answered.

    Attributes:
        question: the kind of the path, names in a folder, matches of a glob, content of a file.
        path: relative to the root of the run, in a form that holds any name.
        detail: the pattern of names or paths, or the most bytes to read.
        digest: that of the answer, hexadecimal.
    """

    question: Question
    path: bytes
    detail: str
    digest: str


class Disk:
    """Answers questions about paths, and keeps what it answered.

    Args:
        root: absolute root of the run; what it answered still holds where that is moved as a whole.

    Attributes:
        is_steady: whether no question that was asked twice had two answers.
    """

    def __init__(self, root: Path) -> None:
        self._root = str(root)
        self.is_steady = True
        self._digests: dict[tuple[Question, bytes, str], str] = {}

    @property
    def answers(self) -> tuple[Answer, ...]:
        """All answers so far, in order."""
        return tuple(sorted(Answer(*key, digest) for key, digest in self._digests.items()))

    def exists(self, path: Path) -> bool:
        """Whether a path leads to anything."""
        return self._kind(path) != ""

    def is_file(self, path: Path) -> bool:
        """Whether a path leads to a regular file."""
        return self._kind(path) == "file"

    def is_folder(self, path: Path) -> bool:
        """Whether a path leads to a folder."""
        return self._kind(path) == "folder"

    def names(self, folder: Path, pattern: str) -> tuple[str, ...]:
        """The names in a folder that a regular expression matches as a whole, in order.

        There are none in a folder that is missing or cannot be read.
        """
        found = _names_in(folder, pattern)
        self._note("names", folder, pattern, _joined(found))
        return found

    def matches(self, folder: Path, pattern: str) -> tuple[Path, ...]:
        """The paths below a folder that a glob matches, in order; none for what is no glob."""
        found = _matches(folder, pattern)
        self._note("matches", folder, pattern, _joined(os.path.relpath(p, folder) for p in found))
        return found

    def content(self, file: Path, limit: int) -> bytes:
        """The content of a regular file of at most `limit` bytes.

        Raises:
            OSError: it is missing, unreadable, longer, or not a regular file.
        """
        try:
            content = _read(file, limit)
        except OSError as error:
            self._note("content", file, str(limit), _refusal(error))
            raise
        self._note("content", file, str(limit), content)
        return content

    def _kind(self, path: Path) -> str:
        found = _kind_of(path)
        self._note("kind", path, "", found)
        return found

    def _note(self, question: Question, path: Path, detail: str, answer: str | bytes) -> None:
        digest = _digest(answer)
        key = (question, os.path.relpath(path, self._root).encode(*_ANY_NAME), detail)
        before = self._digests.setdefault(key, digest)
        self.is_steady = self.is_steady and before == digest


def _kind_of(path: Path | str) -> str:
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 (a Path would not help here)
    except (OSError, ValueError):  # a name that no file can have
        return ""
    return "file" if stat.S_ISREG(mode) else "folder" if stat.S_ISDIR(mode) else "other"


def _matches(folder: Path, pattern: str) -> tuple[Path, ...]:
    try:
        return tuple(sorted(folder.glob(pattern)))
    except (ValueError, NotImplementedError, OSError):  # empty, or absolute
        return ()


def _read(file: Path, limit: int) -> bytes:
    try:
        return read_bytes(file, limit)
    except FileNotFoundError:
        if file.is_symlink():
            raise OSError("a link that leads nowhere") from None
        raise
    except ValueError as error:
        raise OSError("a name that no file can have") from error


def _refusal(error: OSError) -> str:
    return f"\0{explain(error)}"


def _joined(names: Iterable[str]) -> str:
    return "\0".join(names)


def _names_in(folder: Path | str, pattern: str) -> tuple[str, ...]:
    try:
        listed = os.listdir(folder)  # noqa: PTH208 (twice as fast, and there are many folders)
    except OSError:
        return ()
    return tuple(sorted(filter(re.compile(pattern).fullmatch, listed)))


def _digest(answer: str | bytes) -> str:
    content = answer if isinstance(answer, bytes) else answer.encode(*_ANY_NAME)
    return blake2b(content, digest_size=_DIGEST_BYTES).hexdigest()


def all_hold(answers: Iterable[Answer], root: Path) -> bool:
    """Whether the disk would give all of these answers now, for a run with that root."""
    above = str(root)
    return all(_digest(_found(answer, above)) == answer.digest for answer in answers)


def _found(answer: Answer, root: str) -> str | bytes:
    """What the disk answers now."""
    path = os.path.normpath(os.path.join(root, answer.path.decode(*_ANY_NAME)))  # noqa: PTH118
    if answer.question == "kind":
        return _kind_of(path)
    if answer.question == "names":
        return _joined(_names_in(path, answer.detail))
    if answer.question == "matches":
        found = _matches(Path(path), answer.detail)
        return _joined(os.path.relpath(one, path) for one in found)
    try:
        return _read(Path(path), int(answer.detail))
    except OSError as error:
        return _refusal(error)
