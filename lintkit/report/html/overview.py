"""What a reader should know of a program within a minute."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from lintkit.model import (
    UP_TO_CALLERS,
    DeadlineState,
    EntryWait,
    IntegrationPoint,
    ModelPin,
    SdkPin,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lintkit.debt import Ledger
    from lintkit.model import Inventory


_WAITS: tuple[DeadlineState, ...] = (
    "infinite",
    "default",
    "unknown",
    "bounded",
    "not_applicable",
)


_STATES: tuple[str, ...] = (
    *("retired", "retiring", "alias", "pinned", "local", "unmanaged", "dynamic", "unknown"),
)


class Provider(Struct, frozen=True):
    """Who answers, and through how many calls."""

    name: str
    calls: int


class Model(Struct, frozen=True):
    """A model that calls name, or the state of those that name none.

    Attributes:
        providers: who serves it; those of what is not named, together.
        named: the paths and lines at which the ways to a name end: where it stands, or is read.
        points: the calls' indices.
        names: what calls pass as its name; several where each is that of a deployment.
    """

    pin: ModelPin
    providers: tuple[str, ...]
    named: tuple[tuple[str, int], ...]
    points: tuple[int, ...]
    names: tuple[str, ...] = ()


class Sdk(Struct, frozen=True):
    """Which version of a library may be installed, and how many calls go through it."""

    pin: SdkPin
    calls: int


class Wait(Struct, frozen=True):
    """How many calls are bounded in the same way, and the longest of these waits in seconds."""

    state: DeadlineState
    points: tuple[int, ...]
    longest: float | None


class Failures(Struct, frozen=True):
    """How many calls stand how when they fail.

    Attributes:
        uncaught: nothing catches some failure on any way to them.
        bare: no handler and no retry is seen around them.
        left: that is up to their many callers.
        handled: one is seen, at least on some ways.
    """

    uncaught: int
    bare: int
    left: int
    handled: int


class Overview(Struct, frozen=True):
    """Figures and lists about the whole program.

    Attributes:
        waits: how the calls are bounded, the least bounded first.
        entry_waits: entry points by how long they can surely wait, the longest first.
        unreached: indices of the points that no entry point is known to reach.
    """

    points: tuple[IntegrationPoint, ...]
    modules: int
    other_modules: int
    entry_points: int
    providers: tuple[Provider, ...]
    models: tuple[Model, ...]
    sdks: tuple[Sdk, ...]
    waits: tuple[Wait, ...]
    entry_waits: tuple[EntryWait, ...]
    failures: Failures
    unreached: tuple[int, ...]


def overview(ledger: Ledger, inventory: Inventory) -> Overview:
    """The overview of a program."""
    points = inventory.points
    providers = Counter(provider for point in points for provider in point.providers)
    sdks = Counter(
        structs.replace(sdk, evidence=(), others=())
        for point in points
        for sdk in (point.sdk, *point.sdk.others)
        if sdk.state != "not_applicable"
    )
    return Overview(
        points=points,
        modules=len(ledger.asked()),
        other_modules=len(ledger.others()),
        entry_points=len({entry for point in points for entry in point.entry_points}),
        providers=tuple(
            Provider(name, calls)
            for name, calls in sorted(providers.items(), key=lambda pair: (-pair[1], pair[0]))
        ),
        models=tuple(_models(points)),
        sdks=tuple(
            Sdk(pin, calls) for pin, calls in sorted(sdks.items(), key=lambda pair: _name(pair[0]))
        ),
        waits=tuple(_waits(points)),
        entry_waits=tuple(
            sorted(inventory.entry_waits, key=lambda wait: (-wait.seconds, wait.entry))
        ),
        failures=_failures(points),
        unreached=tuple(number for number, point in enumerate(points) if not point.entry_points),
    )


def _models(points: Sequence[IntegrationPoint]) -> Iterator[Model]:
    """The models of all points, the most urgent first."""
    models: dict[tuple[str, str, str, str], list[tuple[ModelPin, int]]] = defaultdict(list)
    for number, point in enumerate(points):
        for pin in (point.model, *point.model.others):
            if pin.state != "not_applicable":
                # Any name may be that of a deployment: they stand together.
                name = "" if pin.state == "unmanaged" else pin.value or ""
                key = (name, pin.provider if pin.value else "", pin.state, pin.retires or "")
                models[key].append((pin, number))
    for _, found in sorted(models.items(), key=lambda pair: _urgency(*pair[0])):
        yield Model(
            found[0][0],
            tuple(sorted({pin.provider for pin, _ in found})),
            tuple(sorted({place for pin, _ in found for place in _named(pin)})),
            tuple(dict.fromkeys(number for _, number in found)),
            tuple(sorted({pin.value for pin, _ in found if pin.value})),
        )


def _failures(points: Sequence[IntegrationPoint]) -> Failures:
    rest = [point.caught for point in points if not point.unhandled]
    bare = sum(not caught for caught in rest)
    left = sum(
        bool(caught) and all(step.text.startswith(UP_TO_CALLERS) for step in caught)
        for caught in rest
    )
    return Failures(len(points) - len(rest), bare, left, len(rest) - bare - left)


def _urgency(name: str, provider: str, state: str, retires: str) -> tuple[int, str, str, str]:
    """What has to move first, then what may change, then what the code does not name."""
    return _STATES.index(state) if name else len(_STATES), retires, name, f"{provider} {state}"


def _named(pin: ModelPin) -> Iterator[tuple[str, int]]:
    """Where the way back from the call to the model's name ends; none where the SDK chooses."""
    if pin.written is not None:
        yield pin.written.within.path, pin.written.within.line
    elif pin.evidence and pin.source != "sdk_default":
        yield pin.evidence[-1].path, pin.evidence[-1].line


def _name(pin: SdkPin) -> tuple[str, str]:
    return pin.distribution or "", pin.specifier or ""


def _waits(points: Sequence[IntegrationPoint]) -> Iterator[Wait]:
    for state in _WAITS:
        found = [number for number, point in enumerate(points) if point.deadline.state == state]
        known = [
            seconds
            for number in found
            if (seconds := points[number].deadline.worst_case_seconds) is not None
        ]
        if found:
            yield Wait(state, tuple(found), max(known, default=None))
