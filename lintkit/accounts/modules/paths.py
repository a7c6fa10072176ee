"""The ways to models: for each code from which one is asked, the shortest calls that lead there."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from lintkit.program import naming
from lintkit.program.evidence import described
from lintkit.program.values import CodeRef

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from lintkit.model import Evidence, IntegrationPoint
    from lintkit.program.program import Program
    from lintkit.program.values import CallEdge, Site


class ModelPaths:
    """The codes of a program, tests aside, from which a model is asked.

    Args:
        program: the linked program.
        is_test: whether a path is one of the tests.
        points: the integration points by their call.
    """

    def __init__(
        self,
        program: Program,
        is_test: Callable[[str], bool],
        points: Mapping[Site, IntegrationPoint],
    ) -> None:
        self._program = program
        self._asking: dict[CodeRef, Site] = {}
        for site in sorted(points):
            self._asking.setdefault(naming.enclosing(program, site.code), site)
        self._points = points
        self._onward: dict[CodeRef, CallEdge] = {}
        callers = _callers(program, is_test)
        reached = list(self._asking)
        for callee in reached:  # grows while it is walked: breadth first
            for edge in callers.get(callee, ()):
                if edge.caller not in self._onward and edge.caller not in self._asking:
                    self._onward[edge.caller] = edge
                    reached.append(edge.caller)

    def __contains__(self, ref: CodeRef) -> bool:
        return ref in self._asking or ref in self._onward

    def point(self, ref: CodeRef) -> IntegrationPoint:
        """The integration point at the end of the shortest way from a code."""
        while ref in self._onward:
            ref = self._callee(self._onward[ref])
        return self._points[self._asking[ref]]

    def evidence(self, ref: CodeRef) -> Evidence:
        """The calls of the shortest way from a code, and the one that asks the model."""
        steps = []
        while ref in self._onward:
            edge = self._onward[ref]
            ref = self._callee(edge)
            name = described(self._program, ref)
            steps.append(self._program.step(edge.site, f"`{name}` is called here"))
        call = self.point(ref).call
        steps.append(self._program.step(self._asking[ref], f"the model is asked here: `{call}`"))
        return tuple(steps)

    def _callee(self, edge: CallEdge) -> CodeRef:
        assert isinstance(edge.callee, CodeRef)  # noqa: S101  calls of libraries are left out
        return naming.enclosing(self._program, edge.callee)


def _callers(
    program: Program, is_test: Callable[[str], bool]
) -> Mapping[CodeRef, Iterable[CallEdge]]:
    """The calls into each code; those that are only guessed from a method's name are left out."""
    found: dict[CodeRef, list[CallEdge]] = defaultdict(list)
    for edge in program.edges():
        is_sure = edge.confidence != "low" and not is_test(edge.caller.path)
        if is_sure and isinstance(edge.callee, CodeRef):
            found[naming.enclosing(program, edge.callee)].append(edge)
    return found
