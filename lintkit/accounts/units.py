"""Timeouts that are given in another unit than the library takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.durations import durations
from lintkit.catalogue.schema import UNIT_SECONDS
from lintkit.model import WrongUnit
from lintkit.program.values import External

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lintkit.accounts.levels import Level
    from lintkit.accounts.tracing import Tracer
    from lintkit.model import PointKind
    from lintkit.program.values import Flow

_QUARTER_MINUTE = 15_000  # milliseconds
_HOUR = 3600  # as seconds, or a thousandth of it in milliseconds
_DAY = 24 * _HOUR
_SECOND = 1000  # milliseconds
# Kinds of calls that may well be given a part of a second on purpose.
_QUICK: frozenset[PointKind] = frozenset({"embedding", "moderation", "rerank", "tool", "other"})
_TOO_QUICK = 100  # milliseconds; below, no call over a network can be meant


def wrong_unit(tracer: Tracer, levels: Iterable[Level], kind: PointKind) -> WrongUnit | None:
    """The first timeout in force for a call that makes sense only in another unit.

    Args:
        tracer: asks the linked program.
        levels: where the program can choose a timeout for the call, by precedence.
        kind: what the call asks for.
    """
    return next(_mistakes(tracer, levels, kind), None)


def _mistakes(tracer: Tracer, levels: Iterable[Level], kind: PointKind) -> Iterator[WrongUnit]:
    for level in levels:
        length = UNIT_SECONDS[level.unit]
        flows = [flow for flow in level.flows if not _names_its_unit(flow)]
        for found in durations(tracer, flows, unit=length):
            number = round((found.seconds or 0) / length, 6)
            is_mistake = (
                _are_milliseconds(number) if level.unit == "s" else _are_seconds(number, kind)
            )
            if is_mistake:
                yield WrongUnit(number=number, takes=level.unit, evidence=found.evidence)
        if level.flows and not level.omissions:
            return


def _names_its_unit(flow: Flow) -> bool:
    return isinstance(flow.value, External) and flow.value.symbol == "datetime.timedelta"


def _are_milliseconds(number: float) -> bool:
    """Whether a number of seconds must be one of milliseconds.

    So it is where it makes whole quarters of a minute, up to an hour, as milliseconds, and
    neither whole hours of one day nor whole days as seconds. Round numbers such as 10000 do not
    count: they are written for "very long", too.
    """
    is_long = number % _DAY == 0 or (number % _HOUR == 0 and number <= _DAY)
    in_milliseconds = number % _QUARTER_MINUTE == 0 and number <= _HOUR * 1000
    return number > 0 and in_milliseconds and not is_long


def _are_seconds(number: float, kind: PointKind) -> bool:
    """Whether a number of milliseconds is too small for the call, and so must be one of seconds."""
    return 0 < number < (_TOO_QUICK if kind in _QUICK else _SECOND)
