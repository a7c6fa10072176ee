"""Every integration point in a few lines, for a person at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from lintkit.report import phrases
from lintkit.report.escape import printable
from lintkit.report.wording import NO_POINTS, age, some

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.model import IntegrationPoint, Inventory
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
    for name, text in facts(point):
        yield _row(name, text)


def facts(point: IntegrationPoint) -> Iterator[tuple[str, str]]:
    """What is known of a point, each with the name of it."""
    yield "call", f"{point.call} ({point.kind}, {point.provider})"
    yield "deadline", phrases.deadline(point.deadline)
    yield "model", "; ".join(map(phrases.model, (point.model, *point.model.others)))
    yield "SDK", phrases.sdk(point.sdk)
    yield "tests", phrases.tests(point.tests)
    yield "reached from", some(entry.label for entry in point.entry_points) or "no entry point"


def _row(name: str, text: str) -> Text:
    return Text.assemble((f"  {name:<14}", "dim"), printable(text))
