"""Texts as they are written, in part or whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.values import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.program.program import Program


def literal_parts(program: Program, place: Place) -> Iterator[str]:
    """The literal parts of a text."""
    made = program.definition(place)
    found = None if made is None else program.instruction(made)
    if isinstance(found, ir.Const) and isinstance(found.value, str):
        yield found.value
    elif isinstance(found, ir.Build) and found.kind == "string":
        for entry in found.entries:
            yield from literal_parts(program, Place(place.code, entry.value))


def quoted(text: str, longest: int) -> str:
    """A text in one line, shortened where it is longer than so many characters."""
    words = " ".join(text.split())
    return f"“{words if len(words) <= longest else f'{words[:longest]}…'}”"
