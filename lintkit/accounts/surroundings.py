"""Which guards stand around a call, up the call chain: in its code, or in every caller's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit.accounts.awaiting import fate, holds_scopes, offloads, shields
from lintkit.accounts.guarding.decorating import Layers, layers_around
from lintkit.accounts.guarding.guard import ANY_RUN, Guard, Run, loosest, tightest
from lintkit.accounts.guarding.guards import guards
from lintkit.program.provenance.runs import receivers
from lintkit.program.values import CallEdge, CodeRef, Context, Site

if TYPE_CHECKING:
    from collections.abc import Collection

    from lintkit.accounts.tracing import Tracer


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


class _Climb(Struct, frozen=True):
    """An edge on a way up from a call.

    Attributes:
        cancellable: whether what is called can be cancelled while it waits.
        held: whether cancel scopes further out wait for it, as for a thread.
        layers: the decorators of the function from whose wrappers the way comes.
    """

    edge: CallEdge
    cancellable: bool
    held: bool = False
    layers: Layers | None = None


class Search:
    """Looks for guards around the calls of one program.

    Args:
        tracer: asks the linked program.
        starts: the codes where execution starts.
    """

    def __init__(self, tracer: Tracer, starts: Collection[CodeRef]) -> None:
        self._tracer = tracer
        self._program = tracer.program
        self._starts = frozenset(starts)

    def around(self, site: Site, *, is_async: bool) -> Surroundings:
        """The guards around a call; callers in test files do not count.

        Args:
            site: the call.
            is_async: whether what it gives is to be awaited.
        """
        becomes = fate(self._program, site)
        cancellable = becomes == "awaited" or (becomes == "returned" and is_async)
        held = holds_scopes(self._program, site)
        shielded = held or shields(self._program, site)
        here = tightest(guards(self._tracer, site, cancellable=cancellable, held=held))
        if here is not None and here.is_sure:
            return Surroundings(here)
        callers = tuple(
            Caller(edge.site, self._loosest(_Climb(edge, cancellable, shielded)))
            for edge in self._edges(site.code)
        )
        found = [caller.guard for caller in callers]
        if site.code in self._starts or not any(found):
            return Surroundings(here)
        if None in found:
            return Surroundings(here, callers)
        around = loosest(guard for guard in found if guard is not None)
        return Surroundings(tightest(one for one in (here, around) if one is not None))

    def _run(self, edge: CallEdge, around: Layers | None) -> Run:
        """What is known of the run in which a call is made."""
        if not isinstance(edge.callee, CodeRef):
            return ANY_RUN
        made = None if around is None else around.made
        objects = receivers(self._program, edge.site, edge.callee, Context())
        return Run(made, edge.callee, objects)

    def _edges(self, ref: CodeRef) -> list[CallEdge]:
        """The edges into a code, without tests and fallbacks.

        What runs a coroutine is followed from the call that makes it, and not asked for itself.
        """
        found = [
            edge
            for edge in self._program.callers(ref)
            if edge.confidence != "low" and not self._tracer.is_test(edge.caller.path)
        ]
        made = [edge for edge in found if edge.kind != "implicit"]
        return made if made and self._program.code(ref).is_async else found

    def _loosest(self, start: _Climb) -> Guard | None:
        """The loosest guard on all ways through an edge; None where one way has none."""
        found: list[Guard] = []
        pending = [start]
        seen: set[tuple[CodeRef, bool, bool, Layers | None]] = set()
        while pending:
            climb = pending.pop()
            edge = climb.edge
            here = fate(self._program, edge.site)
            onward = here != "blocking" and (
                climb.cancellable or offloads(self._program, edge.site)
            )
            held = climb.held or holds_scopes(self._program, edge.site)
            shielded = held or shields(self._program, edge.site)
            around = layers_around(self._program, edge, climb.layers)
            run = self._run(edge, around)
            told = guards(self._tracer, edge.site, cancellable=onward, held=held, run=run)
            if guard := tightest(told):
                found.append(guard)
                continue
            further = self._edges(edge.caller)
            if edge.caller in self._starts or not further:
                return None
            if around is not None:
                further = around.through(self._program, further)
            if (edge.caller, onward, shielded, around) not in seen:
                seen.add((edge.caller, onward, shielded, around))
                pending += [_Climb(other, onward, shielded, around) for other in further]
        return loosest(found)
