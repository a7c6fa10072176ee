"""Lowered files from earlier runs, kept beside the configuration.

An entry is named by all that it depends on, so it is never out of date; it carries a checksum, so
a damaged one counts as absent. Where nothing can be written, a run goes on without.
"""

from __future__ import annotations

import os
import tempfile
from functools import cache
from hashlib import blake2b, sha256
from pathlib import Path

import lintkit

FOLDER = ".lintkit_cache"

_CHECKSUM_BYTES = 16
_TAG = (
    "Signature: 8a477f597d28d172789f06886806bc55\n"  # from the Cache Directory Tagging spec
    "# This folder is a cache made by lintkit; it can be deleted at any time.\n"
)
_SHAPING = ("ir.py", "lowering", "sources")
"""What of lintkit's own code decides how a file is lowered."""


class Cache:
    """Entries of bytes by key, in a folder that is made when the first is written."""

    def __init__(self, root: Path) -> None:
        self._folder = root / FOLDER
        # A link could lead out of the analysed tree, which a run must not write to.
        self._usable = not self._folder.is_symlink()

    def get(self, key: str) -> bytes | None:
        """The bytes stored under a key; None if there are none, or they are damaged."""
        if not self._usable:
            return None
        try:
            content = self._entry(key).read_bytes()
        except OSError:
            return None
        checksum, payload = content[:_CHECKSUM_BYTES], content[_CHECKSUM_BYTES:]
        return payload if checksum == _checksum(payload) else None

    def put(self, key: str, payload: bytes) -> None:
        """Stores bytes under a key; another run sees the whole of them or nothing."""
        if not self._usable:
            return
        try:
            entry = self._entry(key)
            if not entry.parent.is_dir():
                self._prepare(entry.parent)
            _write(entry, _checksum(payload) + payload)
        except OSError:
            self._usable = False

    def _entry(self, key: str) -> Path:
        return self._folder / key[:2] / key[2:]

    def _prepare(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in ((".gitignore", "*\n"), ("CACHEDIR.TAG", _TAG)):
            if not (self._folder / name).exists():
                _write(self._folder / name, text.encode())


def cache_key(relative: str, digest: str) -> str:
    """The name of a lowered file.

    Args:
        relative: the path that the lowered file carries.
        digest: that of the file's bytes.
    """
    return sha256(f"{tool_digest()}\0{relative}\0{digest}".encode()).hexdigest()


@cache
def tool_digest() -> str:
    """A digest of the code that lowers files; a version alone would not tell a changed checkout."""
    package = Path(lintkit.__file__).parent
    digest = sha256(lintkit.__version__.encode())
    for name in _SHAPING:
        place = package / name
        for file in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            digest.update(file.read_bytes())
    return digest.hexdigest()


def _checksum(payload: bytes) -> bytes:
    return blake2b(payload, digest_size=_CHECKSUM_BYTES).digest()


def _write(file: Path, content: bytes) -> None:
    descriptor, temporary = tempfile.mkstemp(dir=file.parent)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
        Path(temporary).replace(file)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
