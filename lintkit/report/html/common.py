"""What is named or raised in many places, in one line each."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from lintkit.model import Evidence, Named, Remark, Step
from lintkit.report.html.modules import StepView, steps

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lintkit.model import IntegrationPoint, Inventory, ModelPin
    from lintkit.report.sources import Sources

_MOST = 6


def limits(inventory: Inventory) -> tuple[Named, ...]:
    """The limits of a program by name, each with all its values and its first place."""
    found: dict[str, list[Named]] = defaultdict(list)
    for one in inventory.limits:
        found[one.name].append(one)
    return tuple(
        Named(name, _listed(list(dict.fromkeys(one.value for one in same))), same[0].step)
        for name, same in found.items()
    )


def pins(point: IntegrationPoint) -> tuple[tuple[ModelPin, tuple[str, ...]], ...]:
    """The models that a call can ask, each with all that serve it in the same way."""
    found: dict[tuple[object, ...], list[ModelPin]] = defaultdict(list)
    for pin in (point.model, *point.model.others):
        found[pin.value, pin.state, pin.source, pin.retires].append(pin)
    return tuple(
        (same[0], tuple(dict.fromkeys(pin.provider for pin in same))) for same in found.values()
    )


class Declared(Struct, frozen=True):
    """A tool that a model is told of as data, and everywhere where that is done."""

    name: str
    value: str
    places: Evidence


def declared(inventory: Inventory) -> tuple[Declared, ...]:
    """The tools that a model is told of as data, each name once."""
    found: dict[tuple[str, str], list[Step]] = defaultdict(list)
    for one in inventory.declared:
        found[one.name, one.value].append(one.step)
    return tuple(Declared(*key, tuple(steps)) for key, steps in found.items())


def _listed(values: list[str]) -> str:
    more = f" and {len(values) - _MOST} more" if len(values) > _MOST else ""
    return f"{', '.join(values[:_MOST])}{more}"


def asked_at(inventory: Inventory) -> dict[tuple[str, int], tuple[int, ...]]:
    """By the place of a text the indices of the calls that give it to a model."""
    found: dict[tuple[str, int], list[int]] = defaultdict(list)
    for number, point in enumerate(inventory.points):
        for path, line in dict.fromkeys((step.path, step.line) for step in point.instructions):
            found[path, line].append(number)
    return {place: tuple(numbers) for place, numbers in found.items()}


class Conditional(Struct, frozen=True):
    """What is done in one place, and the line that decides about it.

    Attributes:
        more: in how many other places the same is done, on no condition.
    """

    remark: Remark
    condition: StepView | None
    more: int = 0


def conditional(remarks: Iterable[Remark], sources: Sources) -> tuple[Conditional, ...]:
    """What is done in some places, with the source of their conditions."""
    return tuple(
        Conditional(one, next(iter(steps(one.evidence, sources)), None)) for one in remarks
    )


def clients(inventory: Inventory, sources: Sources) -> tuple[Conditional, ...]:
    """Where clients are made; those that are made in the same way, on no condition, together."""
    found: dict[object, list[Conditional]] = defaultdict(list)
    for number, one in enumerate(conditional(inventory.clients, sources)):
        found[one.remark.subject if one.condition is None else number].append(one)
    return tuple(structs.replace(same[0], more=len(same) - 1) for same in found.values())
