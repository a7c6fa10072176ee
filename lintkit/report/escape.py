"""Keeping what the analysed code says from steering the terminal that shows it."""

from __future__ import annotations

import unicodedata

_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Controls, invisible formatting (text direction among it), surrogates, line separators."""

_JOINERS = "\u200c\u200d"
"""Parts of ordinary words in several scripts, and of emoji."""


def printable(text: str) -> str:
    r"""A text in one line, with what cannot be seen written out: `\x1b`, `\u202e`."""
    if text.isprintable():
        return text
    return "".join(_written_out(char) if _steers(char) else char for char in text)


def printable_json(document: str) -> str:
    r"""A JSON document in which strings hold no such characters themselves, only as `\u001b`."""
    if document.isprintable():
        return document
    return "".join(
        f"\\u{ord(char):04x}" if _steers(char) and char != "\n" else char for char in document
    )


def _steers(char: str) -> bool:
    return unicodedata.category(char) in _CATEGORIES and char not in _JOINERS


def _written_out(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")
