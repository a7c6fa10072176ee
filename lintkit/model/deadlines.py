"""What bounds the wait at an integration point, and what happens when it is over."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

from lintkit.model.evidence import Evidence, Span

DeadlineState: TypeAlias = Literal["bounded", "default", "infinite", "not_applicable", "unknown"]
Failure: TypeAlias = Literal["timeout", "rate_limit", "connection"]

BOUND_AROUND = (
    "Bound the wait around the call, as with `asyncio.timeout` or a future's `result(timeout=…)`: "
    "no parameter of the library is known that does."
)
"""What clears a wait that `Deadline.takes_none`."""


class CallerDeadline(Struct, frozen=True):
    """How long the wait is when the point is reached through one particular caller."""

    path: str
    line: int
    symbol: str
    state: DeadlineState
    seconds: float | None = None
    worst_case_seconds: float | None = None
    evidence: Evidence = ()


class TimeoutPlace(Struct, frozen=True):
    """Where the program could choose the bound that it does not.

    Attributes:
        call: the call that takes the timeout, most often the one that builds the client.
        parameter: its keyword there.
        unit: in which it is a plain number.
    """

    call: Span
    parameter: str
    unit: Literal["s", "ms"]


class Deadline(Struct, frozen=True, kw_only=True):
    """What bounds the wait at an integration point.

    Attributes:
        state: "bounded" (the program chose a bound), "default" (only the SDK's own bounds it),
            "infinite" (nothing does), "not_applicable" (nothing remote is waited for), "unknown".
        seconds: the bound of one attempt, in seconds.
        attempts: how many attempts the SDK makes, retries included.
        worst_case_seconds: seconds × attempts, in seconds; None where either is not known.
        covers: "read": each read from the socket may take that long; "total": the whole wait.
        callers: one verdict a caller, where they differ.
        others: what holds on the other ways, where branches choose among several clients.
        place: where a bound could be chosen; None where one is, or no place is sure to do.
        takes_none: no parameter is known by which the libraries on the way take a bound.
    """

    state: DeadlineState
    seconds: float | None = None
    attempts: int | None = None
    worst_case_seconds: float | None = None
    covers: Literal["read", "total"] | None = None
    evidence: Evidence = ()
    callers: tuple[CallerDeadline, ...] = ()
    others: Evidence = ()
    place: TimeoutPlace | None = None
    takes_none: bool = False


class WrongUnit(Struct, frozen=True, kw_only=True):
    """A timeout that makes sense only in another unit than the library takes.

    Attributes:
        number: what is passed.
        takes: the unit in which the library takes it.
    """

    number: float
    takes: Literal["s", "ms"]
    evidence: Evidence = ()


class IdleGuard(Struct, frozen=True, kw_only=True):
    """A guard around a call that looks right and does nothing for it.

    Attributes:
        guard: what it is, as in "`asyncio.timeout` around the call".
        reason: why it does nothing, as a clause.
        is_handler: whether it is there to handle errors, and not to bound a wait or to repeat.
    """

    guard: str
    reason: str
    is_handler: bool = False
    evidence: Evidence = ()


class Unhandled(Struct, frozen=True, kw_only=True):
    """Failures of a call that nothing catches on any way from where the program starts."""

    failures: tuple[Failure, ...]
    evidence: Evidence = ()
