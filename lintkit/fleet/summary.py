"""What a data set answers: three questions that no single repository can, asked with DuckDB."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Literal

import duckdb
import msgspec
import pyarrow.dataset as ds
from msgspec import Struct, field

from lintkit.fleet.store import SCHEMAS, files_of
from lintkit.report.contract import schema_of

if TYPE_CHECKING:
    from pathlib import Path

_RETIRING = """
    SELECT DISTINCT retires, model, repository, asked, path, line
    FROM models WHERE retires <= $until
    ORDER BY ALL
"""
_WAITING = """
    SELECT repository, asked, entry_points, path, line, symbol, call
    FROM points WHERE waits_for_ever
    ORDER BY repository, asked, path, line, symbol, call
"""
_UNTESTED = """
    SELECT repository, asked, path, line, symbol, call
    FROM points WHERE tests_state = 'none'
    ORDER BY ALL
"""
_COUNTS = """
    SELECT (SELECT count(*) FROM repositories) AS repositories,
           (SELECT count(*) FROM points) AS points,
           (SELECT min(day) FROM repositories) AS oldest
"""
_FAILURES = "SELECT repository, asked, message FROM failures ORDER BY ALL"


class Spot(Struct, frozen=True, kw_only=True):
    """A place in a repository, by its path, at the revision that the list asked for."""

    repository: str
    asked: str
    path: str
    line: int


class Retiring(Spot, frozen=True, kw_only=True):
    """A point that can ask a model which retires, or has retired."""

    model: str
    retires: date


class Waiting(Spot, frozen=True, kw_only=True):
    """A point that can wait for ever, and the labels of the entry points that wait with it."""

    symbol: str
    call: str
    entry_points: tuple[str, ...]


class Untested(Spot, frozen=True, kw_only=True):
    """A point that no test reaches."""

    symbol: str
    call: str


class Failed(Struct, frozen=True, kw_only=True):
    """A repository of which nothing is known, and why."""

    repository: str
    asked: str
    message: str


class Summary(Struct, frozen=True, kw_only=True):
    """What `lintkit fleet summary` answers; as JSON, the contract `lintkit/fleet/v1`.

    Attributes:
        repositories: how many were audited.
        points: how many integration points they hold.
        oldest: the day of the oldest audit; None: there is none.
        today: the day that counts for what retires.
        until: the last day of the next quarter.
    """

    contract: Literal["lintkit/fleet/v1"] = field(default="lintkit/fleet/v1", name="schema")
    repositories: int
    points: int
    oldest: date | None
    today: date
    until: date
    retiring: tuple[Retiring, ...]
    waiting: tuple[Waiting, ...]
    untested: tuple[Untested, ...]
    failures: tuple[Failed, ...]


def summarize(folder: Path, today: date) -> Summary:
    """The answers of a data set.

    Args:
        folder: what `lintkit fleet --out` wrote.
        today: the day from which the next quarter is counted.

    Raises:
        UsageError: the folder holds no data set.
    """
    until = end_of_next_quarter(today)
    with duckdb.connect() as connection:
        for name, schema in SCHEMAS.items():
            # By files and not by a pattern: the folder can have any name.
            files = [str(file) for file in files_of(folder, name)]
            connection.register(name, ds.dataset(files, schema=schema))

        def asked(query: str, **parameters: object) -> list[dict[str, Any]]:
            found = connection.sql(query, params=parameters or None).to_arrow_table()
            rows: list[dict[str, Any]] = found.to_pylist()
            return rows

        (counts,) = asked(_COUNTS)
        return msgspec.convert(
            {
                **counts,
                "today": today,
                "until": until,
                "retiring": asked(_RETIRING, until=until),
                "waiting": asked(_WAITING),
                "untested": asked(_UNTESTED),
                "failures": asked(_FAILURES),
            },
            Summary,
        )


def end_of_next_quarter(today: date) -> date:
    """The last day of the calendar quarter that follows a day's own."""
    first = today.month - (today.month - 1) % 3  # month in which its quarter begins
    months = today.year * 12 + first - 1 + 6
    return date(months // 12, months % 12 + 1, 1) - timedelta(days=1)


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the summary."""
    return schema_of(Summary, "lintkit/fleet/v1")


if __name__ == "__main__":
    print(json.dumps(schema(), indent=2))  # noqa: T201 (how docs/fleet-v1.schema.json is made)
