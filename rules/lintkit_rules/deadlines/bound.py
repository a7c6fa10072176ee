"""A wait that nobody chose a bound for, in words, and its fix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.model import BOUND_AROUND, Fix, SetArgument

if TYPE_CHECKING:
    from lintkit.model import Deadline, IntegrationPoint
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


def remedy(point: IntegrationPoint, length: str = "") -> str:
    """How to bound the wait: by the parameter, in its unit and where, as far as that is known.

    Args:
        point: the call that waits.
        length: for how long, as a clause.
    """
    place = point.deadline.place
    if point.deadline.takes_none:
        return BOUND_AROUND
    why = f": {length}" if length else ""
    if place is None:
        return f"Pass a timeout where the client is built, or at the call{why}."
    units = {"s": "seconds", "ms": "milliseconds"}
    where = "at the call" if place.call == point.span else "where the client is built"
    return f"Pass `{place.parameter}` in {units[place.unit]} {where}{why}."


def waited_for(point: IntegrationPoint) -> str:
    """What is waited for; where branches choose among several clients, one of them is."""
    return (
        "one of the clients that this call goes to" if point.deadline.others else f"`{point.call}`"
    )
