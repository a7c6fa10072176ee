"""Every integration point as a row of a table."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from lintkit.report.escape import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lintkit.model import IntegrationPoint

_FORMULA_STARTS = ("=", "+", "-", "@")


def render(points: Iterable[IntegrationPoint]) -> str:
    """One row a point, without the evidence; several values in one cell stand apart by `; `."""
    buffer = StringIO()
    rows = [_row(point) for point in points]
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(_COLUMNS)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return buffer.getvalue()


_COLUMNS = (
    "path",
    "line",
    "symbol",
    "provider",
    "call",
    "kind",
    "confidence",
    "deadline",
    "seconds",
    "attempts",
    "worst_case_seconds",
    "model_state",
    "model",
    "retires",
    "sdk_state",
    "sdk",
    "output_checks",
    "output_missing",
    "tests_state",
    "edge_cases",
    "tests_missing",
    "entry_points",
)


def _row(point: IntegrationPoint) -> tuple[object, ...]:
    return (
        point.path,
        point.line,
        point.symbol,
        point.provider,
        point.call,
        point.kind,
        point.confidence,
        point.deadline.state,
        point.deadline.seconds,
        point.deadline.attempts,
        point.deadline.worst_case_seconds,
        point.model.state,
        point.model.value,
        point.model.retires,
        point.sdk.state,
        f"{point.sdk.distribution or ''}{point.sdk.specifier or ''}",
        "; ".join(point.output.checks),
        "; ".join(point.output.missing),
        point.tests.state,
        "; ".join(point.tests.edge_cases),
        "; ".join(point.tests.missing),
        "; ".join(entry.label for entry in point.entry_points),
    )


def _cell(value: object) -> str:
    """A value as text that no spreadsheet takes for a formula."""
    if value is None:
        return ""
    text = f"{value:g}" if isinstance(value, float) else printable(str(value))
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
