"""The ways from each entry point to models, as lists that need no picture to be followed."""

from __future__ import annotations

from collections import defaultdict, deque
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from lintkit.model import EntryPoint, EntryWait, Hop, IntegrationPoint, Stop

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lintkit.model import CallMap

_MOST_STEPS = 3000  # in all lists together, so that a page stays light
_DEEPEST = 30  # lists in lists
_KINDS = ("route", "command", "task", "tool", "main", "script", "notebook", "export")


class Step(Struct, frozen=True):
    """A function on the way, and the hop that leads to it.

    Attributes:
        number: by which later ways point here; None where none can.
    """

    stop: Stop
    hop: Hop | None
    number: int | None = None


class Leg(Struct, frozen=True):
    """A stretch without branches, and the branches behind it.

    Attributes:
        is_cut: whether it goes on, deeper than a list can show.
        like: the number of the step from which on an earlier way goes on as this one does.
    """

    steps: tuple[Step, ...]
    onward: tuple[Leg, ...] = ()
    is_cut: bool = False
    like: int | None = None


class Route(Struct, frozen=True):
    """An entry point and what it leads to.

    Attributes:
        points: indices of the integration points that it reaches.
        leg: a shortest way to each of them, those with a common beginning together; None where
            the lists before it are long enough.
        wait: how long it can wait for models in all, as far as that is surely known.
        endless: those of the points whose wait nothing bounds.
    """

    entry: EntryPoint
    points: tuple[int, ...]
    leg: Leg | None
    wait: EntryWait | None
    endless: tuple[int, ...] = ()


def routes(
    ways: CallMap, waits: Sequence[EntryWait], points: Sequence[IntegrationPoint]
) -> tuple[Route, ...]:
    """The routes of all entry points that reach a model, those that people use first."""
    onward: dict[int, list[Hop]] = defaultdict(list)
    for hop in ways.hops:
        onward[hop.caller].append(hop)
    known = {wait.entry: wait for wait in waits}
    starts = [
        (entry, _tree(ways, start, onward), start)
        for start, stop in enumerate(ways.stops)
        for entry in stop.entry_points
    ]
    starts.sort(key=lambda start: (_KINDS.index(start[0].kind), start[0].label, start[0]))
    found, steps = [], 0
    shared = _Shared()
    for entry, into, start in starts:
        steps += len(into)
        reached = sorted({point for stop in into for point in ways.stops[stop].points})
        endless = tuple(one for one in reached if _is_endless(points[one]))
        leg = shared.told(_leg(ways, start, into)) if steps <= _MOST_STEPS else None
        found.append(Route(entry, tuple(reached), leg, known.get(entry), endless))
    return tuple(found)


def _is_endless(point: IntegrationPoint) -> bool:
    """Whether nothing bounds the wait, whoever calls."""
    return point.deadline.state == "infinite" and not point.deadline.callers


def _tree(ways: CallMap, start: int, onward: Mapping[int, Sequence[Hop]]) -> dict[int, Hop | None]:
    """The hop into each stop on a shortest way from the start to a point."""
    into: dict[int, Hop | None] = {start: None}
    waiting = deque([start])
    while waiting:
        for hop in onward.get(waiting.popleft(), ()):
            if hop.callee not in into:
                into[hop.callee] = hop
                waiting.append(hop.callee)
    needed: dict[int, Hop | None] = {}
    for stop in into:
        if ways.stops[stop].points:
            here: int | None = stop
            while here is not None and here not in needed:
                hop_in = into[here]
                needed[here] = hop_in
                here = None if hop_in is None else hop_in.caller
    return needed


def _leg(ways: CallMap, start: int, into: Mapping[int, Hop | None]) -> Leg:
    below: dict[int, list[Hop]] = defaultdict(list)
    for hop in into.values():
        if hop is not None:
            below[hop.caller].append(hop)
    return _grown(ways, Step(ways.stops[start], None), start, below, _DEEPEST)


def _grown(
    ways: CallMap, first: Step, start: int, below: Mapping[int, Sequence[Hop]], depth: int
) -> Leg:
    steps = [first]
    while len(below.get(start, ())) == 1 and not ways.stops[start].points:
        (hop,) = below[start]
        start = hop.callee
        steps.append(Step(ways.stops[start], hop))
    branches = sorted(below.get(start, ()), key=lambda hop: (hop.line, hop.callee))
    if not depth:
        return Leg(tuple(steps), is_cut=bool(branches))
    onward = (
        _grown(ways, Step(ways.stops[hop.callee], hop), hop.callee, below, depth - 1)
        for hop in branches
    )
    return Leg(tuple(steps), tuple(onward))


class _Shared:
    """Tells what several ways have in common once."""

    def __init__(self) -> None:
        self._known: dict[tuple[Stop, tuple[Step, ...], tuple[Leg, ...]], int] = {}

    def told(self, leg: Leg) -> Leg:
        """A leg that ends where an earlier one goes on in the same way."""
        keys = [(step.stop, leg.steps[at + 1 :], leg.onward) for at, step in enumerate(leg.steps)]
        steps: list[Step] = []
        for step, key in zip(leg.steps, keys, strict=True):
            if key in self._known:
                return Leg((*steps, step), like=self._known[key])
            is_long = len(key[1]) > 1 or bool(leg.onward)
            if is_long and not leg.is_cut:
                self._known[key] = len(self._known)
                steps.append(structs.replace(step, number=self._known[key]))
            else:
                steps.append(step)
        return Leg(tuple(steps), tuple(map(self.told, leg.onward)), leg.is_cut)
