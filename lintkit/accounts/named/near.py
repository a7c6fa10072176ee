"""The code near a model: on the ways to one, where one is chosen, and what that calls."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from lintkit.program.values import CodeRef, Site

if TYPE_CHECKING:
    from collections.abc import Collection

    from lintkit.accounts.tracing import Tracer
    from lintkit.model import IntegrationPoint
    from lintkit.program.program import Program


def near(
    tracer: Tracer, sites: Collection[Site], points: Collection[IntegrationPoint]
) -> frozenset[CodeRef]:
    """The code on a way to a model, in which one is chosen, or that a model may call.

    Args:
        tracer: asks the linked program.
        sites: the calls that ask a model.
        points: their accounts.
    """
    program = tracer.program
    found = {ref for site in sites for ref in program.reaching(site.code)}
    found |= _choosing(program, points)
    found |= {ref for ref, entry in program.entry_points() if entry.kind == "tool"}
    return frozenset(ref for ref in found if not tracer.is_test(ref.path))


class Callees:
    """What the functions of one program surely call."""

    def __init__(self, tracer: Tracer) -> None:
        self._is_test = tracer.is_test
        self._callees: dict[CodeRef, set[CodeRef]] = defaultdict(set)
        for edge in tracer.program.edges():
            if isinstance(edge.callee, CodeRef) and (edge.kind, edge.confidence) == (
                "call",
                "high",
            ):
                self._callees[edge.caller].add(edge.callee)

    def within(self, codes: frozenset[CodeRef], calls: int) -> tuple[CodeRef, ...]:
        """Codes with what is called from them through so many calls, in order; no tests."""
        found, last = set(codes), set(codes)
        for _ in range(calls):
            last = {callee for ref in last for callee in self._callees[ref]} - found
            found |= last
        return tuple(sorted(ref for ref in found if not self._is_test(ref.path)))


def _choosing(program: Program, points: Collection[IntegrationPoint]) -> set[CodeRef]:
    """The functions in which models are named and clients are built."""
    lines: dict[str, set[int]] = {}
    for point in points:
        for pin in (point.model, *point.model.others):
            for step in (*pin.evidence, *point.deadline.evidence):
                lines.setdefault(step.path, set()).add(step.line)
    return {
        CodeRef(path, index)
        for path, wanted in lines.items()
        if path in program.modules
        for index, code in enumerate(program.modules[path].codes)
        if code.kind == "function" and any(code.line <= one <= code.end_line for one in wanted)
    }
