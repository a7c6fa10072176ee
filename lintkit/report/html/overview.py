"""What a reader should know of a program within a minute."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from lintkit.model import DeadlineState, EntryWait, IntegrationPoint, ModelPin, SdkPin

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


class Provider(Struct, frozen=True):
    """Who answers, and through how many calls."""

    name: str
    calls: int


class Model(Struct, frozen=True):
    """A model that calls name, or the state of those that name none.

    Attributes:
        named: the paths and lines at which the ways to a name end: where it stands, or is read.
        points: the calls' indices.
    """

    pin: ModelPin
    named: tuple[tuple[str, int], ...]
    points: tuple[int, ...]


class Sdk(Struct, frozen=True):
    """Which version of a library may be installed, and how many calls go through it."""

    pin: SdkPin
    calls: int


class Wait(Struct, frozen=True):
    """How many calls are bounded in the same way, and the longest of these waits in seconds."""

    state: DeadlineState
    points: tuple[int, ...]
    longest: float | None


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
    unreached: tuple[int, ...]


def overview(ledger: Ledger, inventory: Inventory) -> Overview:
    """The overview of a program."""
    points = inventory.points
    providers = Counter(provider for point in points for provider in point.providers)
    models: dict[tuple[str, str, str, str], list[tuple[ModelPin, int]]] = defaultdict(list)
    for number, point in enumerate(points):
        for pin in (point.model, *point.model.others):
            if pin.state != "not_applicable":
                key = (pin.value or "", pin.provider, pin.state, pin.retires or "")
                models[key].append((pin, number))
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
        models=tuple(
            Model(
                found[0][0],
                tuple(sorted({place for pin, _ in found for place in _named(pin)})),
                tuple(dict.fromkeys(number for _, number in found)),
            )
            for _, found in sorted(models.items(), key=lambda pair: (not pair[0][0], pair[0]))
        ),
        sdks=tuple(
            Sdk(pin, calls) for pin, calls in sorted(sdks.items(), key=lambda pair: _name(pair[0]))
        ),
        waits=tuple(_waits(points)),
        entry_waits=tuple(
            sorted(inventory.entry_waits, key=lambda wait: (-wait.seconds, wait.entry))
        ),
        unreached=tuple(number for number, point in enumerate(points) if not point.entry_points),
    )


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
