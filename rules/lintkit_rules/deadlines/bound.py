"""A wait that nobody chose a bound for, in words, and its fix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.model import Deadline, Fix, SetArgument

if TYPE_CHECKING:
    from lintkit.model import IntegrationPoint
    from lintkit.rule import Settings


def bound(deadline: Deadline, settings: Settings) -> Fix | None:
    """Passes the timeout that the configuration names, where the account knows a place for it."""
    place, seconds = deadline.place, settings.fix_timeout_seconds
    if place is None or seconds is None:
        return None
    number = seconds if place.unit == "s" else seconds * 1000
    value = str(int(number)) if number == int(number) else repr(number)
    return Fix(
        title=f"Pass `{place.parameter}={value}`",
        safe=False,
        change=SetArgument(place.call, place.parameter, value),
    )


def unit(deadline: Deadline) -> str:
    """In which unit the SDK takes a timeout, after a space; empty where that is not known."""
    place = deadline.place
    known = {"s": " in seconds", "ms": " in milliseconds"}
    return known[place.unit] if place else ""


def waited_for(point: IntegrationPoint) -> str:
    """What is waited for; where branches choose among several clients, one of them is."""
    return (
        "one of the clients that this call goes to" if point.deadline.others else f"`{point.call}`"
    )
