"""Reading TOML that a person has written, with an error that says where it goes wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import msgspec
import tomli

if TYPE_CHECKING:
    from msgspec import Struct

T = TypeVar("T", bound="Struct")

MODULE = "<module>"
"""How a table is called that is about what a module runs when it is imported; TOML reads as well
as Python does by that name."""

_LONGEST = 200_000  # bytes; answers are a page


def parse(content: bytes, kind: type[T]) -> T:
    """A value that stands in TOML.

    Raises:
        ValueError: it does not; the message says why, without a stop at its end.
    """
    if len(content) > _LONGEST:
        raise ValueError(f"is longer than {_LONGEST:,} bytes")
    try:
        document = tomli.loads(content.decode("utf-8-sig"))
        return msgspec.convert(document, kind)
    except UnicodeDecodeError as error:
        raise ValueError("is not UTF-8, as TOML must be") from error
    except (tomli.TOMLDecodeError, RecursionError) as error:
        if b"<<<<<<<" in content:
            raise ValueError("holds a merge that was not resolved") from error
        raise ValueError(f"is not TOML: {error}") from error
    except msgspec.ValidationError as error:
        raise ValueError(f"does not have the form of one: {error}") from error
