"""What the author of the code says it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lintkit.ir import Code

_LONGEST = 160


def first_sentence(code: Code) -> str:
    """The first sentence of a docstring, shortened where it is long; empty where there is none."""
    return sentence_of(code.docstring or "")


def sentence_of(text: str) -> str:
    """The first sentence of a text, shortened where it is long."""
    words = " ".join(text.strip().partition("\n\n")[0].split())
    sentence, stop, _ = words.partition(". ")
    told = f"{sentence}{stop.strip()}"
    return told if len(told) <= _LONGEST else f"{told[:_LONGEST]}…"
