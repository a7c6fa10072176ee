"""Blocks by which an event loop cancels what they hold: `async with asyncio.timeout(5)`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.awaiting import awaits
from lintkit.accounts.durations import durations, worst
from lintkit.accounts.guarding.guard import ANY_RUN, Guard, Run, guard_of, loosest_of_all, tightest
from lintkit.accounts.guarding.managers import managers_at
from lintkit.accounts.reading import argument, callee_externals, enclosing, entered_at, externals
from lintkit.ir import Operate
from lintkit.program.provenance.order import may_precede, surely_precedes
from lintkit.program.values import Constant, External, Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.tracing import Tracer
    from lintkit.ir import Region
    from lintkit.program.program import Program

# Where each takes its seconds: keyword and position.
# From the documentation of asyncio (3.14), async-timeout 5, anyio 4 and trio 0.30.
_CONTEXTS = {
    "asyncio.timeout": ("delay", 0),
    "async_timeout.timeout": ("delay", 0),
    "anyio.fail_after": ("delay", 0),
    "anyio.move_on_after": ("delay", 0),
    "trio.fail_after": ("seconds", 0),
    "trio.move_on_after": ("seconds", 0),
}
# Those that take a point in time: `loop.time() + 5`.
_ENDS = {
    "asyncio.timeout_at": ("when", 0),
    "async_timeout.timeout_at": ("deadline", 0),
    "anyio.CancelScope": ("deadline", None),
    "trio.CancelScope": ("deadline", None),
    "trio.fail_at": ("deadline", 0),
    "trio.move_on_at": ("deadline", 0),
}
_SCOPES = ("anyio.", "trio.")
_MOVING = {"asyncio.timeout.reschedule": ("when", 0)}
_CLOCKS = frozenset({"current_time", "monotonic", "time"})


def blocks(
    tracer: Tracer,
    site: Site,
    entered: Site | None = None,
    run: Run = ANY_RUN,
    *,
    held: bool = False,
) -> Iterator[Guard | None]:
    """The blocks around a call in its own code.

    Args:
        tracer: asks the linked program.
        site: the call.
        entered: the call that runs its code, where only that one counts.
        run: what is known of the run of the code around the call.
        held: whether a thread does the work for which cancel scopes wait.
    """
    program = tracer.program
    for region in _around(program, site):
        if region.kind != "with":
            continue
        for subject in entered_at(program, region, site):
            for value in externals(program, subject):
                if held and value.symbol.startswith(_SCOPES):
                    continue
                if value.symbol in _CONTEXTS and value.origin is not None:
                    text = f"`{value.symbol}` around the call: a bound"
                    how = _CONTEXTS[value.symbol]
                    first = guard_of(tracer, value.origin, how, text, entered, run)
                    yield _moved(tracer, site, value.origin, first)
                if value.symbol in _ENDS and value.origin is not None:
                    yield _end(tracer, value.origin, _ENDS[value.symbol], value.symbol)
            yield from _of_managers(tracer, subject, held=held)


def _around(program: Program, site: Site) -> Iterator[Region]:
    """The regions around a call's work: where that is awaited elsewhere, it only starts there."""
    own = list(enclosing(program, site))
    ends = [list(enclosing(program, end)) for end in awaits(program, site)]
    yield from (one for one in own if not ends or any(one in end for end in ends))
    for region in ends[0] if ends else ():
        if region not in own and all(region in end for end in ends):
            yield region


def _of_managers(tracer: Tracer, place: Place, *, held: bool) -> Iterator[Guard | None]:
    """The guards that stand around the `yield` of functions that make a context manager."""
    for manager in managers_at(tracer.program, place):
        found = [
            tightest(
                guard for guard in blocks(tracer, one, manager.made, held=held) if guard is not None
            )
            for one in manager.entered
        ]
        yield loosest_of_all(found)


def _moved(tracer: Tracer, site: Site, block: Site, first: Guard | None) -> Guard | None:
    """The guard of a block once its own code has moved its end; None where that may be never."""
    program = tracer.program
    moves = {
        one: value.symbol
        for position in range(len(program.code(site.code).instructions))
        for one in (Site(site.code, position),)
        for value in callee_externals(program, one)
        if value.symbol in _MOVING and value.origin == block and may_precede(program, one, site)
    }
    found = [_end(tracer, one, _MOVING[symbol], symbol) for one, symbol in moves.items()]
    if not surely_precedes(program, moves, site):
        found.append(first)
    return loosest_of_all(found)


def _end(tracer: Tracer, site: Site, how: tuple[str, int | None], symbol: str) -> Guard | None:
    """The guard that ends a block at a point in time; None where that may be never."""
    passed = tracer.argument(site, *how)
    never = (Constant(None), Constant(float("inf")), External("math.inf"))
    if not passed.flows or passed.omissions or any(flow.value in never for flow in passed.flows):
        return None
    seconds = _from_now(tracer, argument(tracer.program.arguments(site), *how))
    size = "" if seconds is None else f" of {seconds:g} s"
    step = tracer.program.step(site, f"`{symbol}` around the call: a bound{size}")
    return Guard(seconds, (step,))


def _from_now(tracer: Tracer, places: tuple[Place, ...]) -> float | None:
    """How far away a point in time is that a clock tells with something added; None: not known."""
    program = tracer.program
    made = program.definition(places[0]) if len(places) == 1 else None
    sum_ = None if made is None else program.instruction(made)
    if made is None or not isinstance(sum_, Operate) or sum_.operator != "+":
        return None
    operands = [Place(made.code, register) for register in sum_.operands]
    added = [one for one in operands if not _is_clock(program, one)]
    if len(added) != 1:
        return None
    found = durations(tracer, tracer.flows(added[0]))
    return worst(found).seconds if found else None


def _is_clock(program: Program, place: Place) -> bool:
    """Whether a register holds what a clock told."""
    told = [one.symbol.rpartition(".")[2] for one in externals(program, place)]
    return bool(told) and set(told) <= _CLOCKS
