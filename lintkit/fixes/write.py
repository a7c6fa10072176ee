"""Writing a changed text back to its file."""

from __future__ import annotations

import os
import stat
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from lintkit.errors import LintkitError
from lintkit.sources.replacing import put_in_place

if TYPE_CHECKING:
    from lintkit.sources.reading import SourceText


class NotWrittenError(LintkitError):
    """A file was left as it is; the message says why, without the file's name."""


def encoded(text: str, before: SourceText) -> bytes:
    """The bytes of a changed text, in the encoding of the file.

    Raises:
        NotWrittenError: the encoding cannot write what it has read.
    """
    try:
        if sha256(before.text.encode(before.encoding)).hexdigest() == before.digest:
            return text.encode(before.encoding)
    except UnicodeEncodeError:
        pass
    raise NotWrittenError(f"what {before.encoding} reads is not what it writes")


def write(file: Path, text: str, before: SourceText) -> None:
    """Puts a changed text in the place of a file, in one step; its mode stays.

    Args:
        file: what a link leads to is written, not the link.
        text: the whole text.
        before: the file as it was read.

    Raises:
        NotWrittenError: the file has changed since, or cannot be written.
    """
    content = encoded(text, before)
    target = Path(os.path.realpath(file))
    try:
        if sha256(target.read_bytes()).hexdigest() != before.digest:
            raise NotWrittenError("it has changed since it was read")
        if not os.access(target, os.W_OK):
            raise NotWrittenError("it is write-protected")
        mode = stat.S_IMODE(target.stat().st_mode)
        put_in_place(target, content, mode=mode)
    except OSError as error:
        raise NotWrittenError(f"it cannot be written: {error.strerror or error}") from error
