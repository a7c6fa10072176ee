"""What is told of a point before more is known, and where lintkit itself fails: it is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit.model import (
    Deadline,
    IntegrationPoint,
    ModelPin,
    OutputHandling,
    SdkPin,
    TestProof,
)
from lintkit.program.faults import Fault

if TYPE_CHECKING:
    from lintkit.accounts.points import Point, Way
    from lintkit.accounts.proof.proofs import Proofs
    from lintkit.program.program import Program

_UNPROVED = TestProof(state="unknown")


class Proved(Struct, frozen=True):
    """The proof of a point, and what failed on the way to it."""

    proof: TestProof
    fault: Fault | None = None


def prove(program: Program, proofs: Proofs, point: Point, way: Way) -> Proved:
    """The proof of a point, of which nothing is known where lintkit fails."""
    try:
        return Proved(proofs.prove(point.site, way.kind))
    except Exception as error:  # noqa: BLE001 (one point must not cost the others their run)
        return Proved(_UNPROVED, note(program, point, error))


def note(program: Program, point: Point, error: Exception) -> Fault:
    """Keeps in mind that lintkit failed at a point."""
    span = program.span(point.site)
    return program.faults.note(span.path, span.line, error)


def unaccounted(program: Program, point: Point, way: Way) -> IntegrationPoint:
    """A point of which nothing else is known.

    Args:
        program: the linked program.
        point: which.
        way: the one that names it.
    """
    span = program.span(point.site)
    return IntegrationPoint(
        path=span.path,
        line=span.line,
        column=span.column,
        end_line=span.end_line,
        end_column=span.end_column,
        symbol=program.symbol(point.site.code),
        provider=way.service.name,
        call=way.chain.call,
        kind=way.kind,
        confidence="high",
        deadline=Deadline(state="unknown"),
        model=ModelPin(state="unknown"),
        sdk=SdkPin(state="not_applicable"),
        output=OutputHandling(),
        tests=_UNPROVED,
        evidence=way.evidence,
    )
