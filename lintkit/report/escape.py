"""Keeping what the analysed code says from steering the terminal that shows it."""

from __future__ import annotations

import sys
import unicodedata

_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Controls, invisible formatting (text direction among it), surrogates, line separators."""

_JOINERS = "\u200c\u200d"  # part of ordinary words in several scripts, and of emoji

_UNSAFE = frozenset(
    char
    for char in map(chr, range(sys.maxunicode + 1))
    if unicodedata.category(char) in _CATEGORIES and char not in _JOINERS
)
