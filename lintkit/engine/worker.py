"""What a worker does, in this process or in another: text in, lowered bytes or a refusal out."""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING

from msgspec import Struct, msgpack

from lintkit.engine.collection import without_collection
from lintkit.lowering import LoweringError, lower

if TYPE_CHECKING:
    from collections.abc import Sequence


class Refusal(Struct, frozen=True):
    """Why a text cannot be lowered, and where it goes wrong; lines from 1, columns from 0."""

    line: int
    column: int
    message: str


@without_collection()
def lower_batch(batch: Sequence[tuple[str, str]]) -> list[bytes | Refusal]:
    """Lowers some files, given as relative path and text."""
    return [_lower(path, text) for path, text in batch]


def _lower(path: str, text: str) -> bytes | Refusal:
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
