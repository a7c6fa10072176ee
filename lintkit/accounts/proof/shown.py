"""The tests of one call, seen together: who answers them, and what they feed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.proof.feeds import Fed
    from lintkit.accounts.proof.reached import Run
    from lintkit.model import EdgeCase, Step


@dataclass(frozen=True)
class Coming:
    """The runs of tests that come to one call, by who answers there.

    Args:
        double: those that a double answers.
        live: those that the live model answers, if nothing may end them before.
        unclear: the tests of which neither is sure, if nothing may end them before.
        without_double: the tests of all runs that no double is seen to answer.
        may_all_end: each with a double, if there is one, may end before the call.
    """

    double: tuple[Run, ...]
    live: tuple[Run, ...]
    unclear: tuple[str, ...]
    without_double: tuple[str, ...]
    may_all_end: bool


@dataclass(frozen=True)
class Shown:
    """What tests feed to one call, seen together.

    Args:
        found: the runs against doubles, each with what it feeds.
    """

    found: tuple[tuple[Run, Fed], ...]

    @cached_property
    def cases(self) -> dict[EdgeCase, Step]:
        """The edge cases after which a test asserts, each with the first place that feeds it."""
        cases: dict[EdgeCase, Step] = {}
        for _, fed in self.found:
            if fed.asserts:
                cases = cases | {case: fed.cases[case] for case in fed.cases if case not in cases}
        return cases

    @property
    def idle(self) -> Iterator[tuple[Run, dict[EdgeCase, Step]]]:
        """The runs that feed edge cases and assert nothing that could fail."""
        for run, fed in self.found:
            if fed.cases and fed.is_idle:
                yield run, fed.cases

    @property
    def is_all_seen(self) -> bool:
        """Whether all that is fed was read, so that it can be said what is not fed."""
        return all(not fed.doubtful and (fed.ordinary or fed.cases) for _, fed in self.found)

    @property
    def is_told(self) -> bool:
        """Whether it can be said of the call what tests prove of it."""
        asserting = [fed for _, fed in self.found if fed.asserts]
        if any(fed.doubtful and not fed.ordinary for fed in asserting):
            return False
        if any(fed.ordinary or fed.cases for fed in asserting):
            return True
        return not any(fed.cases for _, fed in self.found)
