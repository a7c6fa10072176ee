"""The answers of a data set in words, for a person at a terminal."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich.text import Text

from lintkit.report.escape import printable
from lintkit.report.wording import count, some

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from lintkit.fleet.summary import Failed, Retiring, Spot, Summary, Untested, Waiting


def render(summary: Summary) -> Iterator[Text]:
    """One section a question; repositories and places in order."""
    number = summary.repositories
    repositories = f"{number:,} {'repository' if number == 1 else 'repositories'}"
    since = f"; the oldest audit is of {summary.oldest}" if summary.oldest else ""
    yield Text(f"{count(summary.points, 'integration point')} in {repositories}{since}.", "bold")
    yield from _section(f"Models retired, or to retire by {summary.until}", _retiring(summary))
    yield from _section("Services that can wait for ever", _waiting(summary.waiting))
    yield from _section("Points that no test reaches", _untested(summary.untested))
    if summary.failures:
        yield from _section("Repositories that could not be audited", _failed(summary.failures))


def _section(title: str, lines: Iterable[str]) -> Iterator[Text]:
    yield Text()
    yield Text(title, "bold")
    shown = False
    for line in lines:
        shown = True
        yield Text(f"  {printable(line)}")
    if not shown:
        yield Text("  none", "dim")


def _retiring(summary: Summary) -> Iterator[str]:
    for (day, model), rows in groupby(summary.retiring, _model):
        word = "retired" if day <= summary.today else "retires"
        yield f"{model} {word} {day}"
        for row in rows:
            yield f"  {_repository(row)}  {row.path}:{row.line}"


def _model(row: Retiring) -> tuple[date, str]:
    return row.retires, row.model


def _waiting(rows: Iterable[Waiting]) -> Iterator[str]:
    for repository, points in groupby(rows, _repository):
        yield repository
        for row in points:
            from_where = some(row.entry_points) or "no known entry point"
            yield f"  {row.path}:{row.line} {row.symbol}, reached from {from_where}"


def _untested(rows: Iterable[Untested]) -> Iterator[str]:
    for repository, points in groupby(rows, _repository):
        yield repository
        for row in points:
            yield f"  {row.path}:{row.line} {row.symbol}: {row.call}"


def _failed(rows: Iterable[Failed]) -> Iterator[str]:
    for row in rows:
        yield f"{_repository(row)}: {row.message}"


def _repository(row: Spot | Failed) -> str:
    return f"{row.repository} @{row.asked}" if row.asked else row.repository
