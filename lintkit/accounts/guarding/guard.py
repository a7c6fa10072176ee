"""A bound that a call of a library puts around others, and which of several acts first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit.accounts.decorators import is_of_another
from lintkit.accounts.durations import durations, worst
from lintkit.model import Evidence

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from lintkit.accounts.tracing import Tracer
    from lintkit.program.values import Site


class Guard(Struct, frozen=True):
    """A bound on the whole wait; `seconds` is None where its size is not in the code.

    Attributes:
        is_sure: whether it bounds anything: what is handed to it may be none.
    """

    seconds: float | None
    evidence: Evidence = ()
    is_sure: bool = True


def guard_of(
    tracer: Tracer,
    site: Site,
    how: tuple[str, int | None],
    text: str,
    entered: Site | None = None,
    decorated: Site | None = None,
) -> Guard | None:
    """The guard that a call makes, None where its timeout is none.

    Args:
        tracer: asks the linked program.
        site: the call.
        how: keyword and position of its timeout.
        text: what to tell of it.
        entered: the call that runs its code, where only that one counts.
        decorated: the call that made the decorator around what is guarded.
    """
    passed = tracer.argument(site, *how)
    flows = [one for one in passed.flows if not one.callers or entered in (None, *one.callers)]
    if decorated is not None:
        flows = [one for one in flows if not is_of_another(tracer.program, one, (decorated,))]
    found = durations(tracer, flows)
    if not found or passed.omissions:
        return None
    longest = worst(found)
    if longest.state == "unknown":
        told = tracer.program.step(site, f"{text}, if what it is given is one")
        return Guard(None, (told, *longest.evidence), is_sure=False)
    if longest.state != "seconds":
        return None
    size = "" if longest.seconds is None else f" of {longest.seconds:g} s"
    return Guard(longest.seconds, (tracer.program.step(site, f"{text}{size}"), *longest.evidence))


def tightest(found: Iterable[Guard]) -> Guard | None:
    """The guard that acts first; one of unknown size, and then a doubtful one, only for want."""
    return min(found, key=_size, default=None)


def loosest(found: Iterable[Guard]) -> Guard | None:
    """The guard that acts last; a doubtful one before one of unknown size, that before others."""
    return max(found, key=_size, default=None)


def loosest_of_all(found: Collection[Guard | None]) -> Guard | None:
    """The guard that acts last, where each of several ways has one; None where one has none."""
    known = [one for one in found if one is not None]
    return loosest(known) if len(known) == len(found) else None


def _size(guard: Guard) -> tuple[bool, float]:
    return not guard.is_sure, float("inf") if guard.seconds is None else guard.seconds
