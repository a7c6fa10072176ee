"""How a run tells how far it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

Progress: TypeAlias = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and of how much; 0 where that is open."""


def silent(stage: str, done: int, total: int) -> None:
    """Tells nobody."""
