"""The shortest sure calls from where execution starts to each code, and from there to a model."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

from lintkit.model import Step
from lintkit.program import naming
from lintkit.program.evidence import described
from lintkit.program.values import NOWHERE, CodeRef

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from lintkit.model import EntryPoint, Evidence, IntegrationPoint
    from lintkit.program.program import Program
    from lintkit.program.values import CallEdge, Site


_Run: TypeAlias = tuple[CodeRef, int]
"""A code, and for a closure the run of the function around it: `CallEdge.scopes`."""

_UNSCOPED = ((NOWHERE, NOWHERE),)


class ModelPaths:
    """The codes of a program, tests aside, from which a model is asked.

    A way through a closure goes on only with what that closure calls, so that a wrapper which
    decorates many functions does not lead from one to the others.

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
        self._points = points
        self.asking: dict[CodeRef, Site] = {}
        for site in sorted(points):
            self.asking.setdefault(naming.enclosing(program, site.code), site)
        self._first: dict[CodeRef, _Run] = {ref: (ref, NOWHERE) for ref in self.asking}
        self._onward: dict[_Run, tuple[CallEdge, _Run]] = {}
        callers: dict[CodeRef, list[CallEdge]] = defaultdict(list)
        for callee, edge in sure_calls(program, is_test):
            callers[callee].append(edge)
        reached = list(self._first.values())
        for run in reached:  # grows while it is walked: breadth first
            for edge in callers.get(run[0], ()):
                for outer, inner in sorted(edge.scopes) or _UNSCOPED:
                    before = edge.caller, outer
                    if before[0] in self.asking or before in self._onward:
                        continue
                    if inner == run[1] or NOWHERE in (inner, run[1]):
                        self._onward[before] = edge, run
                        self._first.setdefault(edge.caller, before)
                        reached.append(before)

    def __contains__(self, ref: CodeRef) -> bool:
        return ref in self._first

    def point(self, ref: CodeRef) -> IntegrationPoint:
        """The integration point at the end of the shortest way from a code."""
        return self._points[self._asked(ref)]

    def evidence(self, ref: CodeRef) -> Evidence:
        """The calls of the shortest way from a code, and the one that asks the model."""
        site = self._asked(ref)
        point = self._points[site]
        does = (
            "the model is asked here" if point.kind != "weights" else "what it needs is loaded here"
        )
        text = f"{does}: `{point.call}`"
        called = (_called(self._program, edge, run[0]) for edge, run in self._way(ref))
        return (*called, self._program.step(site, text))

    def distance(self, ref: CodeRef) -> int:
        """How many calls lead from a code to the one that asks the model."""
        return sum(1 for _ in self._way(ref))

    def _asked(self, ref: CodeRef) -> Site:
        last = self._first[ref]
        for _, run in self._way(ref):
            last = run
        return self.asking[last[0]]

    def _way(self, ref: CodeRef) -> Iterator[tuple[CallEdge, _Run]]:
        """The calls of the shortest way from a code, each with what it runs."""
        run = self._first[ref]
        while run in self._onward:
            edge, run = self._onward[run]
            yield edge, run


class EntryPaths:
    """The codes of a program, tests aside, in which execution can arrive.

    Args:
        program: the linked program.
        is_test: whether a path is one of the tests.
    """

    def __init__(self, program: Program, is_test: Callable[[str], bool]) -> None:
        self._program = program
        self._starts: dict[CodeRef, EntryPoint] = {}
        for ref, entry in program.entry_points():
            if not is_test(ref.path):
                self._starts.setdefault(ref, entry)
        self._before: dict[CodeRef, CallEdge] = {}
        callees: dict[CodeRef, list[tuple[CodeRef, CallEdge]]] = defaultdict(list)
        for callee, edge in sure_calls(program, is_test):
            callees[edge.caller].append((callee, edge))
        reached = list(self._starts)
        for caller in reached:  # grows while it is walked: breadth first
            for callee, edge in callees.get(caller, ()):
                if callee not in self:
                    self._before[callee] = edge
                    reached.append(callee)

    def __contains__(self, ref: CodeRef) -> bool:
        return ref in self._starts or ref in self._before

    def entry(self, ref: CodeRef) -> EntryPoint:
        """The entry point from which the shortest way leads to a code."""
        while ref in self._before:
            ref = self._before[ref].caller
        return self._starts[ref]

    def evidence(self, ref: CodeRef) -> Evidence:
        """The entry point, and the calls of the shortest way from it."""
        steps: list[Step] = []
        while ref in self._before:
            steps.append(_called(self._program, self._before[ref], ref))
            ref = self._before[ref].caller
        entry = self._starts[ref]
        return (Step(entry.path, entry.line, f"{entry.label} starts here"), *reversed(steps))


def sure_calls(
    program: Program, is_test: Callable[[str], bool]
) -> tuple[tuple[CodeRef, CallEdge], ...]:
    """The calls within the program, each with the code that it runs.

    Calls in tests are left out, and those that are only guessed from the name of a method.
    """
    return tuple(
        (_callee(program, edge), edge)
        for edge in program.edges()
        if isinstance(edge.callee, CodeRef)
        and edge.confidence != "low"
        and not is_test(edge.caller.path)
    )


def _callee(program: Program, edge: CallEdge) -> CodeRef:
    assert isinstance(edge.callee, CodeRef)  # noqa: S101  calls of libraries are left out
    return naming.enclosing(program, edge.callee)


def _called(program: Program, edge: CallEdge, callee: CodeRef) -> Step:
    return program.step(edge.site, f"`{described(program, callee)}` is called here")
