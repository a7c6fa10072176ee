"""The faults of one kind among the accounts, each place told of once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit.model import IntegrationPoint, Inventory, OutputFault, OutputFaultKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.model import Finding
    from lintkit.rule import Rule


class Fault(Struct, frozen=True):
    """A fault, the first point whose output it concerns, and how many others it concerns.

    Attributes:
        span: where the finding stands.
    """

    fault: OutputFault
    point: IntegrationPoint
    span: Span
    others: int = 0

    @property
    def also(self) -> str:
        """The others in words, for the end of a sentence."""
        if not self.others:
            return ""
        return f" (and {self.others} other call{'s' if self.others > 1 else ''})"

    def finding(self, rule: Rule[Inventory], message: str, *, remedy: str) -> Finding:
        """What a rule says of it, as sure as it is that a model answers there."""
        return rule.finding(
            message,
            span=self.span,
            symbol=self.fault.symbol or self.point.symbol,
            evidence=self.fault.evidence,
            remedy=remedy,
            confidence=self.point.confidence,
        )


def faults(inventory: Inventory, kind: OutputFaultKind) -> Iterator[Fault]:
    """The faults of one kind, by place."""
    found: dict[Span, list[tuple[OutputFault, IntegrationPoint]]] = {}
    for point in inventory.points:
        for fault in point.output.faults:
            if fault.kind == kind:
                found.setdefault(fault.span or point.span, []).append((fault, point))
    for span, here in found.items():
        fault, point = here[0]
        others = len({one.span for _, one in here}) - 1
        yield Fault(fault, point, span, others)
