"""Waits that add up along the calls of an entry point."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from lintkit.program.values import CodeRef, Site

if TYPE_CHECKING:
    from collections.abc import Iterable

Kept: TypeAlias = "CodeRef | tuple[CodeRef, int]"
"""A code whose result is kept, or a region that sets what is missing."""


class Wait(Struct, frozen=True):
    """A wait in seconds, and the calls that make it up, each with how often it is made.

    Attributes:
        seconds: of these calls.
        kept: further waits that happen once at most, by what is made then and kept.
    """

    seconds: float = 0.0
    calls: dict[Site, int] = {}
    kept: dict[Kept, Wait] = {}

    @property
    def total(self) -> float:
        """The whole wait, in seconds."""
        return self.seconds + sum(wait.seconds for wait in self.kept.values())

    def then(self, other: Wait) -> Wait:
        """The wait for one after the other."""
        calls = dict(self.calls)
        for site, count in other.calls.items():
            calls[site] = calls.get(site, 0) + count
        return Wait(self.seconds + other.seconds, calls, {**self.kept, **other.kept})

    def times(self, turns: int) -> Wait:
        """The wait for the same several times; what is kept is not made again."""
        calls = {site: count * turns for site, count in self.calls.items()}
        return Wait(self.seconds * turns, calls, self.kept)

    def once(self, kept: Kept) -> Wait:
        """The same wait for something that is kept."""
        own = {kept: Wait(self.seconds, self.calls)} if self.calls else {}
        return Wait(kept={**own, **self.kept})


NO_WAIT = Wait()


def longest(waits: Iterable[Wait]) -> Wait:
    """The longest of some waits."""
    return max(waits, key=lambda wait: wait.total, default=NO_WAIT)
