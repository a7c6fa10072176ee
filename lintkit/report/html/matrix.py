"""Which edge case each integration point is tested with, and guarded against."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from msgspec import Struct

from lintkit.debt import is_unsettled
from lintkit.model import EdgeCase, IntegrationPoint

if TYPE_CHECKING:
    from collections.abc import Sequence

Mark: TypeAlias = Literal["yes", "no", "unknown", "none"]
"""Shown, open, cannot be told, or not a question here."""


class Cell(Struct, frozen=True):
    """Whether a test feeds a case and asserts, and whether the code guards against it."""

    tested: Mark
    guarded: Mark


class Row(Struct, frozen=True):
    """A point, its index in the inventory, and one cell a column."""

    number: int
    point: IntegrationPoint
    cells: tuple[Cell, ...]


class Matrix(Struct, frozen=True):
    """Points by edge cases; cases that can occur nowhere are left out."""

    columns: tuple[EdgeCase, ...]
    rows: tuple[Row, ...]


def matrix(points: Sequence[IntegrationPoint]) -> Matrix:
    """The matrix of an inventory's points."""
    occurring = {
        case
        for point in points
        for cases in (
            point.tests.edge_cases,
            point.tests.missing,
            point.output.checks,
            point.output.missing,
        )
        for case in cases
    }
    columns = tuple(case for case in get_args(EdgeCase) if case in occurring)
    return Matrix(
        columns,
        tuple(
            Row(number, point, tuple(_cell(point, case) for case in columns))
            for number, point in enumerate(points)
        ),
    )


def _cell(point: IntegrationPoint, case: EdgeCase) -> Cell:
    tests, output, unsettled = point.tests, point.output, is_unsettled(point, case)
    return Cell(
        _mark(case, tests.edge_cases, tests.missing, known=tests.state != "unknown"),
        _mark(case, output.checks, output.missing, known=output.known and not unsettled),
    )


def _mark(
    case: EdgeCase, shown: tuple[EdgeCase, ...], missing: tuple[EdgeCase, ...], *, known: bool
) -> Mark:
    if case in shown:
        return "yes"
    if case in missing:
        return "no"
    return "none" if known else "unknown"
