"""A timeout on a future's result inside the `with` of its pool, which waits for the worker."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from lintkit.accounts.blocking import MOST_CALLS, sure_callers
from lintkit.accounts.guarding.futures import (
    collected_guard,
    collecting,
    future_guard,
    joining,
    submitting,
)
from lintkit.accounts.parameters import call_at
from lintkit.accounts.reading import result
from lintkit.ir import Call, GetAttr, Return
from lintkit.model import IdleGuard
from lintkit.program.evidence import described
from lintkit.program.values import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.points import Point
    from lintkit.accounts.tracing import Tracer
    from lintkit.model import Evidence
    from lintkit.program.program import Program
    from lintkit.program.values import CodeRef, Site

_REASON = "leaving the `with` block waits for the worker all the same"


def joined(tracer: Tracer, point: Point) -> Iterator[IdleGuard]:
    """The timeouts on the results of workers for which the `with` around them waits anyway."""
    for site, way in _submissions(tracer, point):
        waits = (
            *(("result", one, future_guard(tracer, one)) for one in _results(tracer.program, site)),
            *(
                (symbol.rpartition(".")[2], one, collected_guard(tracer, one))
                for symbol, one in collecting(tracer.program, site)
            ),
        )
        for name, taken, guard in waits:
            pool = _pool(tracer.program, site, taken)
            if guard is None or pool is None:
                continue
            made = tracer.program.step(pool, "this pool waits for its workers as it is left")
            yield IdleGuard(
                guard=f"`{name}(timeout=…)` inside the `with` block of its pool",
                reason=_REASON,
                evidence=(*guard.evidence, made, *way),
            )


def _submissions(tracer: Tracer, point: Point) -> Iterator[tuple[Site, Evidence]]:
    """Where the call, or a function that makes it, is handed to a pool."""
    program = tracer.program
    here = program.step(point.site, "the worker waits here")
    if point.call != call_at(point.site):
        yield point.site, (here,)
        return
    waiting: deque[tuple[CodeRef, Evidence]] = deque([(point.site.code, (here,))])
    seen: set[CodeRef] = set()
    while waiting:
        ref, way = waiting.popleft()
        code = program.code(ref)
        if ref in seen or code.is_async or code.is_generator or len(way) > MOST_CALLS:
            continue
        seen.add(ref)
        for edge in program.callers(ref):
            if edge.kind == "callback" and not tracer.is_test(edge.caller.path):
                text = f"`{described(program, ref)}` is handed to a worker here"
                yield edge.site, (program.step(edge.site, text), *way)
        for edge in sure_callers(program, ref, tracer.is_test):
            text = f"`{described(program, ref)}` is called here"
            waiting.append((edge.caller, (program.step(edge.site, text), *way)))


def _results(program: Program, site: Site) -> Iterator[Site]:
    """The calls of `result` on the future that a call gives."""
    future = result(program, site)
    for use in () if future is None else program.uses(future):
        method = program.instruction(use)
        if isinstance(method, GetAttr) and method.name == "result":
            for taken in program.uses(Place(site.code, method.target)):
                if isinstance(program.instruction(taken), Call):
                    yield taken


def _pool(program: Program, site: Site, taken: Site) -> Site | None:
    """Where the pool is made that runs the work and is joined after its result was asked for.

    None where another pool is, or where the program does more with it than to hand it work.
    """
    pools = {value.origin for value in submitting(program, site)}
    origins = {value.origin for value in joining(program, taken)} & pools
    if len(pools) != 1 or not origins:
        return None
    (origin,) = origins
    return None if origin is None or _is_ended_otherwise(program, origin) else origin


def _is_ended_otherwise(program: Program, origin: Site) -> bool:
    """Whether the code that makes a pool does more than to hand it work: it may end its workers."""
    ref = origin.code
    return any(
        isinstance(instruction, GetAttr)
        and instruction.name not in ("submit", "map")
        and any(
            getattr(value, "origin", None) == origin
            for value in program.values(Place(ref, instruction.object))
        )
        for instruction in program.code(ref).instructions
        if not isinstance(instruction, Return)
    )
