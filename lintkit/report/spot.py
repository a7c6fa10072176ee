"""A place as services outside lintkit point at it: a file of the repository, and a region."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from msgspec import Struct

if TYPE_CHECKING:
    from lintkit.model import Span, Step
    from lintkit.report.sources import Sources


class Spot(Struct, frozen=True):
    """A region of a file.

    Lines and columns count from 1, the end column is exclusive. A notebook is JSON, whose lines
    nobody wrote: it is pointed at as a whole, and `cell` says where in it.

    Attributes:
        path: relative to the repository, POSIX separators.
        cell: "cell 3, line 4: " in front of what is said of a notebook; empty elsewhere.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    cell: str = ""

    @property
    def uri(self) -> str:
        """The path as a relative reference (RFC 3986)."""
        # A colon in the first segment would read as a scheme.
        return quote(self.path, safe="/~!$&'()*+,;=@")


def spot_of(span: Span, sources: Sources) -> Spot:
    """Where a finding points."""
    path = sources.in_repository(span.path)
    cell = sources.cell(span.path, span.line)
    if cell:
        return Spot(path, 1, 1, 1, 1, f"cell {cell[0]}, line {cell[1]}: ")
    return Spot(path, span.line, span.column + 1, span.end_line, span.end_column + 1)


def spot_of_step(step: Step, sources: Sources) -> Spot:
    """Where a step of a chain points: a whole line."""
    path = sources.in_repository(step.path)
    cell = sources.cell(step.path, step.line)
    if cell:
        return Spot(path, 1, 1, 1, 1, f"cell {cell[0]}, line {cell[1]}: ")
    return Spot(path, step.line, 1, step.line, 1)
