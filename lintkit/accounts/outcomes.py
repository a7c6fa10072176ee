"""How long one way to a call can wait, by the SDK's own options, and which of several is worst."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from lintkit.model import DeadlineState, Evidence
from lintkit.program.values import Site

if TYPE_CHECKING:
    from collections.abc import Iterable


class Outcome(Struct, frozen=True, kw_only=True):
    """What bounds the wait on one way to the call.

    Attributes:
        seconds: the bound of one attempt, in seconds.
        attempts: how many attempts there are, retries included.
        worst_case: the whole wait at most, in seconds; None where it is not known.
        callers: the call sites through whose arguments the bound came, nearest first.
    """

    state: DeadlineState
    seconds: float | None = None
    attempts: int | None = None
    worst_case: float | None = None
    covers: Literal["read", "total"] | None = None
    callers: tuple[Site, ...] = ()
    evidence: Evidence = ()


_BADNESS: dict[DeadlineState, int] = {
    "not_applicable": 0,
    "bounded": 1,
    "default": 2,
    "unknown": 3,
    "infinite": 4,
}


def worst(outcomes: Iterable[Outcome]) -> Outcome:
    """The outcome that promises least; what is unknown is worse than any bound."""
    return max(
        outcomes,
        key=lambda one: (
            _BADNESS[one.state],
            float("inf") if one.seconds is None else one.seconds,
        ),
    )
