"""Putting a file in place in one step: whoever looks sees the old or the new, never a part."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def put_in_place(file: Path, content: bytes, *, mode: int | None = None) -> None:
    """Writes a file whole.

    Args:
        file: what is there is replaced; its folder must exist.
        content: all of it.
        mode: its permissions; None: nobody but its owner may read it.

    Raises:
        OSError: it cannot be written; what was there is as it was.
    """
    descriptor, temporary = tempfile.mkstemp(dir=file.parent, prefix=".lintkit-")
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
        if mode is not None:
            Path(temporary).chmod(mode)
        Path(temporary).replace(file)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
