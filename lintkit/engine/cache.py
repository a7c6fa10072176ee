"""What earlier runs found out, kept beside the configuration.

An entry is named by all that it depends on, so it is never out of date; it carries a checksum, so
a damaged one counts as absent. Where nothing can be written, a run goes on without.
"""

from __future__ import annotations

import os
import platform
import shutil
from contextlib import suppress
from functools import cache
from hashlib import blake2b, sha256
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import lintkit
from lintkit.sources.reading import read_bytes
from lintkit.sources.replacing import put_in_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FOLDER = ".lintkit_cache"
MOST_BYTES = 512_000_000
"""How long all entries may be together; those that nobody asked for the longest go first."""

_LONGEST_ENTRY = 256_000_000
_CHECKSUM_BYTES = 16
_TAG = (
    "Signature: 8a477f597d28d172789f06886806bc55\n"  # from the Cache Directory Tagging spec
    "# This folder is a cache made by lintkit; it can be deleted at any time.\n"
)
_SHAPING = ("ir", "lowering", "sources")
"""What of lintkit's own code decides how a file is lowered."""
_LIBRARIES = ("libcst", "msgspec", "networkx", "packaging", "pathspec", "radon", "tomli")
"""The distributions whose code has a part in what is found out."""


class Cache:
    """Entries of bytes by key, in a folder that is made when the first is written."""

    def __init__(self, root: Path) -> None:
        self._folder = root / FOLDER
        # A link could lead out of the analysed tree, which a run must not write to.
        self._usable = not self._folder.is_symlink()

    def get(self, key: str) -> bytes | None:
        """The bytes stored under a key; None if there are none, or they are damaged."""
        entry = self._entry(key)
        if not self._usable or entry.parent.is_symlink():
            return None
        try:
            content = read_bytes(entry, _LONGEST_ENTRY)
            os.utime(entry)
        except OSError:
            return None
        checksum, payload = content[:_CHECKSUM_BYTES], content[_CHECKSUM_BYTES:]
        return payload if checksum == _checksum(payload) else None

    def put(self, key: str, payload: bytes) -> None:
        """Stores bytes under a key; another run sees the whole of them or nothing."""
        entry = self._entry(key)
        if not self._usable or entry.parent.is_symlink():
            return
        try:
            if not entry.parent.is_dir():
                self._prepare(entry.parent)
            put_in_place(entry, _checksum(payload) + payload)
        except OSError:
            self._usable = False

    def trim(self, most_bytes: int = MOST_BYTES) -> None:
        """Removes what nobody asked for the longest, until the rest is no longer than that."""
        if not self._usable:
            return
        entries = sorted(self._entries(), key=lambda entry: entry[1].st_mtime_ns, reverse=True)
        length = 0
        for path, status in entries:
            length += status.st_size
            if length > most_bytes:
                with suppress(OSError):
                    path.unlink()

    def remove(self) -> int:
        """Removes the folder with all that is in it; how many bytes that were.

        Raises:
            OSError: it cannot be removed.
        """
        if not self._usable or not self._folder.is_dir():
            return 0
        length = sum(status.st_size for _, status in self._entries())
        shutil.rmtree(self._folder)
        return length

    def _entries(self) -> Iterator[tuple[Path, os.stat_result]]:
        """Every entry, also those that a run which was killed did not finish."""
        for file in self._folder.glob("??/*"):
            with suppress(OSError):  # another run was faster
                if not file.parent.is_symlink():
                    yield file, file.lstat()

    def _entry(self, key: str) -> Path:
        return self._folder / key[:2] / key[2:]

    def _prepare(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in ((".gitignore", "*\n"), ("CACHEDIR.TAG", _TAG)):
            if not (self._folder / name).exists():
                put_in_place(self._folder / name, text.encode())


def cache_key(relative: str, digest: str) -> str:
    """The name of a lowered file.

    Args:
        relative: the path that the lowered file carries.
        digest: that of the file's bytes.
    """
    return sha256(f"{lowering_digest()}\0{relative}\0{digest}".encode()).hexdigest()


def lowering_digest() -> str:
    """A digest of all that decides how a file is lowered, beside the file."""
    return tool_digest(_SHAPING)


@cache
def tool_digest(parts: tuple[str, ...] = (".",)) -> str:
    """A digest of code of lintkit's own, of the libraries that it calls, and of Python.

    A version alone would not tell a changed checkout.

    Args:
        parts: folders of the package; all of it, if none are named.
    """
    package = Path(lintkit.__file__).parent
    code = [file for part in parts for file in (package / part).rglob("*.py")]
    versions = [f"{name} {version(name)}" for name in _LIBRARIES]
    python = f"{platform.python_implementation()} {platform.python_version()}"
    whole = "\0".join([lintkit.__version__, python, *versions, digest_of(sorted(code))])
    return sha256(whole.encode()).hexdigest()


def digest_of(files: Iterable[Path]) -> str:
    """A digest of the paths and contents of some files; one that cannot be read counts as such."""
    digest = sha256()
    for file in files:
        try:
            content = file.read_bytes()
        except OSError as error:
            content = repr(error).encode()
        head = f"{str(file)!r} {len(content)}\n"
        digest.update(head.encode() + content)
    return digest.hexdigest()


def _checksum(payload: bytes) -> bytes:
    return blake2b(payload, digest_size=_CHECKSUM_BYTES).digest()
