"""What findings and accounts rest on: places in the source, and what they show."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

Severity: TypeAlias = Literal["error", "warning", "note"]
Confidence: TypeAlias = Literal["high", "medium", "low"]


class Step(Struct, cache_hash=True, frozen=True, order=True):
    """One link of an evidence chain: a place, and what it shows in a short sentence."""

    path: str
    line: int
    text: str


Evidence: TypeAlias = tuple[Step, ...]


class Span(Struct, cache_hash=True, frozen=True, order=True):
    """A stretch of source. Lines are 1-based, columns 0-based; the end column is exclusive."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
