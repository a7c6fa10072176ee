"""The map from where a program starts to where it reaches a model, and what bounds each hop."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from lintkit.accounts.awaiting import awaits, fate, offloads
from lintkit.accounts.guarding.guard import Guard, loosest_of_all, tightest
from lintkit.accounts.guarding.guards import guards
from lintkit.accounts.tracing import Tracer
from lintkit.accounts.trials import trials
from lintkit.ir import Call
from lintkit.model import CallMap, Hop, Stop
from lintkit.program import naming
from lintkit.program.values import CodeRef, Site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from lintkit.model import EntryPoint, IntegrationPoint, Span
    from lintkit.program.program import Program
    from lintkit.program.values import CallEdge


def call_map(
    program: Program, points: Sequence[IntegrationPoint], is_test: Callable[[str], bool]
) -> CallMap:
    """The functions from which integration points can be reached, and the calls between them.

    Args:
        program: the linked program.
        points: its integration points, in the order of the inventory.
        is_test: whether a path is one of the tests, which are left out.
    """
    sites = _sites(program, points)
    holding: dict[CodeRef, list[int]] = defaultdict(list)
    for index, site in enumerate(sites):
        if site is not None and not is_test(site.code.path):
            holding[naming.enclosing(program, site.code)].append(index)
    refs = sorted(
        {
            found
            for ref in holding
            for found in program.graph.reaching(ref, lambda one: not is_test(one.path))
        }
    )
    starting: dict[CodeRef, list[EntryPoint]] = defaultdict(list)
    for ref, entry in program.entry_points():
        starting[ref].append(entry)
    stops = tuple(_stop(program, ref, starting[ref], holding[ref]) for ref in refs)
    ways = _ways(program, frozenset(refs))
    known = [site for site in sites if site is not None]
    hops = _Hops(Tracer(program, is_test), ways, known)
    numbers = {ref: number for number, ref in enumerate(refs)}
    return CallMap(
        stops, tuple(hops.hop(pair, numbers[pair[0]], numbers[pair[1]]) for pair in sorted(ways))
    )


def _sites(program: Program, points: Sequence[IntegrationPoint]) -> list[Site | None]:
    """The call of each point."""
    wanted = {point.span for point in points}
    paths = {point.path for point in points}
    found: dict[Span, Site] = {}
    for ref in program.codes():
        if ref.path in paths:
            for position, instruction in enumerate(program.code(ref).instructions):
                site = Site(ref, position)
                if isinstance(instruction, Call) and program.span(site) in wanted:
                    found.setdefault(program.span(site), site)
    return [found.get(point.span) for point in points]


def _stop(program: Program, ref: CodeRef, entries: list[EntryPoint], points: list[int]) -> Stop:
    code = program.code(ref)
    return Stop(
        path=ref.path,
        line=code.def_line,
        qualname=code.qualname,
        entry_points=tuple(entries),
        points=tuple(points),
    )


def _ways(
    program: Program, refs: frozenset[CodeRef]
) -> dict[tuple[CodeRef, CodeRef], list[CallEdge]]:
    """The call edges between codes; one that calls itself leads no further."""
    found: dict[tuple[CodeRef, CodeRef], list[CallEdge]] = defaultdict(list)
    for edge in program.edges():
        if isinstance(edge.callee, CodeRef) and edge.callee in refs:
            caller = naming.enclosing(program, edge.caller)
            if caller in refs and caller != edge.callee:
                found[caller, edge.callee].append(edge)
    return found


class _Hops:
    """Looks at what stands around the calls of a map.

    Args:
        tracer: asks the linked program.
        ways: the edges between its stops.
        points: the calls of models.
    """

    def __init__(
        self,
        tracer: Tracer,
        ways: Mapping[tuple[CodeRef, CodeRef], Sequence[CallEdge]],
        points: Iterable[Site],
    ) -> None:
        self._tracer = tracer
        self._program = tracer.program
        self._ways = ways
        self._blocking = {
            naming.enclosing(self._program, site.code)
            for site in points
            if fate(self._program, site) != "awaited"
        }
        self._spread_blocking()

    def hop(self, pair: tuple[CodeRef, CodeRef], caller: int, callee: int) -> Hop:
        """What holds around every call of a pair."""
        edges = self._ways[pair]
        found = [tightest(self._guards(edge.site, pair[1])) for edge in edges]
        guard = loosest_of_all([one if one and one.is_sure else None for one in found])
        return Hop(
            caller=caller,
            callee=callee,
            line=min(self._program.instruction(edge.site).line for edge in edges),
            is_certain=any(edge.confidence != "low" for edge in edges),
            is_bounded=guard is not None,
            seconds=None if guard is None else guard.seconds,
            bound=() if guard is None else guard.evidence,
            catches=tuple(
                sorted(frozenset.intersection(*(self._catches(edge, pair[1]) for edge in edges)))
            ),
        )

    def _guards(self, site: Site, callee: CodeRef) -> tuple[Guard, ...]:
        return guards(self._tracer, site, cancellable=self._is_cancellable(site, callee))

    def _is_cancellable(self, site: Site, callee: CodeRef) -> bool:
        return fate(self._program, site) != "blocking" and (
            callee not in self._blocking or offloads(self._program, site)
        )

    def _spread_blocking(self) -> None:
        """Finds what else holds its thread on some way to a model, so that nothing cancels it."""
        callers: dict[CodeRef, list[tuple[CodeRef, CallEdge]]] = defaultdict(list)
        for (caller, callee), edges in self._ways.items():
            callers[callee] += ((caller, edge) for edge in edges)
        pending = sorted(callers)
        while pending:
            callee = pending.pop()
            for caller, edge in callers[callee]:
                if caller not in self._blocking and not self._is_cancellable(edge.site, callee):
                    self._blocking.add(caller)
                    pending.append(caller)

    def _catches(self, edge: CallEdge, callee: CodeRef) -> frozenset[str]:
        """The exceptions that are caught wherever the call runs to its end."""
        program = self._program
        ends = tuple(awaits(program, edge.site))
        code = program.code(callee)
        if edge.site.position < 0 or (not ends and (code.is_async or code.is_generator)):
            return frozenset()
        return frozenset.intersection(*(self._caught(end) for end in ends or (edge.site,)))

    def _caught(self, site: Site) -> frozenset[str]:
        return frozenset(
            name.rpartition(".")[2]
            for _, handlers in trials(self._program, site)
            for handler in handlers
            for name in handler.catches or ()
        )
