"""Which guards stand around a call, up the call chain: in its code, or in every caller's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit.accounts.awaiting import fate, offloads
from lintkit.accounts.guards import Guard, guards, loosest, tightest
from lintkit.program.values import Site

if TYPE_CHECKING:
    from collections.abc import Callable

    from lintkit.program.program import Program
    from lintkit.program.values import CallEdge, CodeRef


class Caller(Struct, frozen=True):
    """The loosest guard on the ways that lead through one call site; None: one has none."""

    site: Site
    guard: Guard | None


class Surroundings(Struct, frozen=True):
    """Guards around a call.

    Attributes:
        guard: the guard that holds on every way to the call.
        callers: one verdict a call site, where the callers differ; otherwise empty.
    """

    guard: Guard | None
    callers: tuple[Caller, ...] = ()


def surroundings(program: Program, site: Site, is_test: Callable[[str], bool]) -> Surroundings:
    """The guards around a call; callers in test files do not count."""
    cancellable = fate(program, site) != "blocking"
    if here := tightest(guards(program, site, cancellable=cancellable)):
        return Surroundings(here)
    search = _Search(program, is_test)
    callers = tuple(
        Caller(edge.site, search.loosest(edge, cancellable=cancellable))
        for edge in search.edges(site.code)
    )
    found = [caller.guard for caller in callers]
    if site.code in search.starts or not any(found):
        return Surroundings(None)
    if None in found:
        return Surroundings(None, callers)
    return Surroundings(loosest(guard for guard in found if guard is not None))


class _Search:
    """A walk up the call graph over the edges that no guard surrounds."""

    def __init__(self, program: Program, is_test: Callable[[str], bool]) -> None:
        self.program = program
        self.is_test = is_test
        self.starts = {ref for ref, _ in program.entry_points()}

    def edges(self, ref: CodeRef) -> list[CallEdge]:
        """The edges into a code, without tests and fallbacks."""
        return [
            edge
            for edge in self.program.callers(ref)
            if edge.confidence != "low" and not self.is_test(edge.caller.path)
        ]

    def loosest(self, edge: CallEdge, *, cancellable: bool) -> Guard | None:
        """The loosest guard on all ways through an edge; None where one way has none."""
        found: list[Guard] = []
        pending = [(edge, cancellable)]
        seen: set[tuple[CodeRef, bool]] = set()
        while pending:
            edge, below = pending.pop()
            here = fate(self.program, edge.site)
            onward = here != "blocking" and (below or offloads(self.program, edge.site))
            if guard := tightest(guards(self.program, edge.site, cancellable=onward)):
                found.append(guard)
                continue
            further = self.edges(edge.caller)
            if edge.caller in self.starts or not further:
                return None
            if (edge.caller, onward) not in seen:
                seen.add((edge.caller, onward))
                pending += [(other, onward) for other in further]
        return loosest(found)
