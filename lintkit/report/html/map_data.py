"""The call map as the page's script draws it."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from lintkit.report import phrases
from lintkit.report.escape import printable
from lintkit.report.html.text import starts

if TYPE_CHECKING:
    from collections.abc import Callable

    from lintkit.model import CallMap, Deadline, EntryPoint, Hop, IntegrationPoint, Inventory, Stop


_MOST_CAUGHT = 3  # names of exceptions that fit beside an arrow


def map_data(ways: CallMap, inventory: Inventory) -> dict[str, Any]:
    """Stops, hops and points; a stop is named by its index, a point by its index."""
    start = starts(entry for stop in ways.stops for entry in stop.entry_points)
    return {
        "stops": [_stop(stop, start) for stop in ways.stops],
        "hops": [_hop(hop) for hop in ways.hops],
        "points": [_point(point) for point in inventory.points],
    }


def bound(hop: Hop) -> str:
    """What a hop adds to the wait and to failures, in a few words; empty where nothing."""
    parts = []
    if hop.is_bounded:
        size = "a bound of unknown size" if hop.seconds is None else f"at most {hop.seconds:g} s"
        parts.append(size)
    if hop.catches:
        parts.append(f"catches {_caught(hop.catches)}")
    if not hop.is_certain:
        parts.append("by the method's name alone")
    return "; ".join(parts)


def _caught(names: tuple[str, ...]) -> str:
    """What handlers catch: of many, the widest."""
    if len(names) <= _MOST_CAUGHT:
        return ", ".join(names)
    wide = [name for name in names if name in {"BaseException", "Exception"}]
    shown = wide[:1] or names[:_MOST_CAUGHT]
    return f"{', '.join(shown)} and {len(names) - len(shown)} more"


def local_name(stop: Stop) -> str:
    """A function as its module calls it; the module's own body by the file's name."""
    return stop.qualname or PurePosixPath(stop.path).name


def short_call(call: str) -> str:
    """The end of a dotted path: `chat.completions.create`."""
    return ".".join(call.split(".")[-3:])


def wait(deadline: Deadline) -> str:
    """What bounds one call, in two or three words."""
    seconds = deadline.worst_case_seconds or deadline.seconds
    size = f" {seconds:g} s" if seconds is not None else ""
    return f"{phrases.state(deadline.state)}{size}"


def _stop(stop: Stop, start: Callable[[EntryPoint], str]) -> dict[str, Any]:
    return {
        "name": printable(local_name(stop)),
        "path": printable(stop.path),
        "line": stop.line,
        "entries": [printable(start(entry)) for entry in stop.entry_points],
        "points": list(stop.points),
    }


def _hop(hop: Hop) -> dict[str, Any]:
    return {
        "from": hop.caller,
        "to": hop.callee,
        "line": hop.line,
        "bounded": hop.is_bounded,
        "certain": hop.is_certain,
        "text": printable(bound(hop)),
    }


def _point(point: IntegrationPoint) -> dict[str, Any]:
    return {
        "name": printable(short_call(point.call)),
        "providers": list(map(printable, point.providers)),
        "model": printable(point.model.value or f"model: {phrases.state(point.model.state)}"),
        "wait": wait(point.deadline),
        "told": printable(phrases.deadline(point.deadline)),
        "state": point.deadline.state,
        "stateText": phrases.state(point.deadline.state),
        "path": printable(point.path),
        "line": point.line,
    }
