"""Guards of an event loop around a synchronous call: the loop itself waits, and cannot act."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from lintkit.accounts.awaiting import fate
from lintkit.accounts.blocking import MOST_CALLS, is_synchronous, sure_callers
from lintkit.accounts.guarding.guards import loop_guards
from lintkit.accounts.parameters import call_at
from lintkit.accounts.reading import callee_externals, result
from lintkit.model import IdleGuard
from lintkit.program.evidence import described

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.points import Point
    from lintkit.accounts.tracing import Tracer
    from lintkit.model import Evidence
    from lintkit.program.program import Program
    from lintkit.program.values import CodeRef, Site

_REASON = "the call is synchronous, so the event loop waits with it and cannot act"


def blocked(tracer: Tracer, point: Point) -> Iterator[IdleGuard]:
    """The guards of an event loop around a synchronous call, in its own code and its callers'."""
    program = tracer.program
    if not (is_synchronous(program, point) or _is_handed_to_loop(program, point)):
        return
    here = program.step(point.site, "this call is synchronous: it returns when the model answers")
    waiting: deque[tuple[Site, Evidence]] = deque([(point.site, (here,))])
    seen: set[CodeRef] = set()
    while waiting:
        site, way = waiting.popleft()
        for guard in loop_guards(tracer, site):
            text = guard.evidence[0].text.partition(": a bound")[0]
            yield IdleGuard(guard=text, reason=_REASON, evidence=(*guard.evidence, *way))
        code = program.code(site.code)
        if code.is_generator or site.code in seen or len(way) > MOST_CALLS:
            continue
        seen.add(site.code)
        for edge in sure_callers(program, site.code, tracer.is_test):
            if not code.is_async or fate(program, edge.site) == "awaited":
                text = f"`{described(program, site.code)}` is called here"
                waiting.append((edge.site, (program.step(edge.site, text), *way)))


def _is_handed_to_loop(program: Program, point: Point) -> bool:
    """Whether what a client that is surely synchronous answers is handed to `wait_for`."""
    sure = all(
        way.kind != "weights" and not way.chain.match.is_async and way.chain.makers[0].site
        for way in point.ways
    )
    answer = result(program, point.site)
    if not sure or answer is None or point.call != call_at(point.site):
        return False
    takers = [callee_externals(program, use) for use in program.uses(answer)]
    return bool(takers) and all(
        [value.symbol for value in taker] == ["asyncio.wait_for"] for taker in takers
    )
