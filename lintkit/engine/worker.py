"""What a worker does, in this process or in another: text in, lowered bytes or a refusal out."""

from __future__ import annotations

import traceback

from msgspec import Struct, msgpack

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
        return Refusal(1, 0, _bug(error))


def _bug(error: Exception) -> str:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return (
        f"a bug in lintkit keeps it from being read: {type(error).__name__} "
        f"in {frame.name}, line {frame.lineno}; please report it with this file"
    )
