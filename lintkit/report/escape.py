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
    return "".join(_in_json(char) if _steers(char) and char != "\n" else char for char in document)


def _steers(char: str) -> bool:
    if unicodedata.category(char) in _CATEGORIES:
        return char not in _JOINERS
    # What Unicode keeps for no character at all; no text of a page may hold it.
    return "\ufdd0" <= char <= "\ufdef" or ord(char) & 0xFFFE == 0xFFFE  # noqa: PLR2004


def _in_json(char: str) -> str:
    units = char.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def _written_out(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")
