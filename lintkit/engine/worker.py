"""What a worker does, in this process or in another: text in, lowered bytes or a refusal out."""

from __future__ import annotations

from msgspec import Struct, msgpack

from lintkit.errors import as_bug
from lintkit.lowering import LoweringError, lower


class Refusal(Struct, frozen=True):
    """Why a text cannot be lowered, and where it goes wrong; lines from 1, columns from 0."""

    line: int
    column: int
    message: str


def lowered(file: tuple[str, str]) -> bytes | Refusal:
    """What becomes of a file, given as relative path and text."""
    path, text = file
    try:
        return msgpack.encode(lower(text, path))
    except LoweringError as error:
        return Refusal(error.line, error.column, error.message)
    except Exception as error:  # noqa: BLE001 (one file must not cost the others their run)
        text = "a bug in lintkit keeps it from being read"
        return Refusal(1, 0, f"{text}: {as_bug(error)}; please report it with this file")
