"""Every integration point in a few lines, for a person at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from lintkit.report.escape import printable
from lintkit.report.wording import NO_POINTS, age, some

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.model import Deadline, IntegrationPoint, Inventory, ModelPin, TestProof
    from lintkit.report.sources import Sources


def render(inventory: Inventory, sources: Sources) -> Iterator[Text]:
    """The points, each followed by what is known of it and an empty line."""
    for point in inventory.points:
        yield from _point(point, sources)
        yield Text()
    if not inventory.points:
        yield Text(NO_POINTS, "bold")
    elif inventory.models is not None:
        yield Text(age(inventory.models), "dim")


def _point(point: IntegrationPoint, sources: Sources) -> Iterator[Text]:
    place = printable(sources.place(point.path, point.line))
    yield Text.assemble((place, "bold"), (printable(f" in {point.symbol}"), "dim"))
    yield _row("call", f"{point.call} ({point.kind}, {point.provider})")
    yield _row("deadline", _deadline(point.deadline))
    yield _row("model", "; ".join(map(_model, (point.model, *point.model.others))))
    yield _row("SDK", _words(point.sdk.state, point.sdk.distribution, point.sdk.specifier))
    yield _row("tests", _tests(point.tests))
    yield _row(
        "reached from", some(entry.label for entry in point.entry_points) or "no entry point"
    )


def _row(name: str, text: str) -> Text:
    return Text.assemble((f"  {name:<14}", "dim"), printable(text))


def _deadline(deadline: Deadline) -> str:
    figures = []
    if deadline.seconds is not None:
        figures.append(f"{deadline.seconds:g} s{' a read' if deadline.covers == 'read' else ''}")
    if deadline.attempts is not None and deadline.attempts > 1:
        figures.append(f"{deadline.attempts} attempts")
    if deadline.worst_case_seconds not in (None, deadline.seconds):
        figures.append(f"{deadline.worst_case_seconds:g} s at worst")
    if deadline.callers:
        figures.append("differs by caller")
    return _words(deadline.state, ", ".join(figures))


def _model(pin: ModelPin) -> str:
    when = "since" if pin.state == "retired" else "until"
    return _words(pin.state, pin.value, f"{when} {pin.retires}" if pin.retires else None)


def _tests(tests: TestProof) -> str:
    missing = ", ".join(case.replace("_", " ") for case in tests.missing)
    return _words(tests.state, f"without {missing}" if missing else "")


def _words(state: str, *details: str | None) -> str:
    """A state in words, then what is known besides: `default: 600 s a read, 3 attempts`."""
    told = " ".join(detail for detail in details if detail)
    name = state.replace("_", " ")
    return f"{name}: {told}" if told else name
