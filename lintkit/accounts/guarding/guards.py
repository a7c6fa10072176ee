"""The guards around a call in its own code; `surroundings` looks up the call chain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.awaiting import COMBINATORS, entered_by
from lintkit.accounts.guarding.alarms import alarms
from lintkit.accounts.guarding.blocks import blocks
from lintkit.accounts.guarding.cancelling import cancelled_later
from lintkit.accounts.guarding.futures import futures
from lintkit.accounts.guarding.green import green
from lintkit.accounts.guarding.guard import ANY_RUN, Guard, Run, guard_of
from lintkit.accounts.guarding.leaving import LEAVING, SHIELDING, awaited_after, awaited_in_handler
from lintkit.accounts.guarding.tasks import tasks
from lintkit.accounts.guarding.workers import workers
from lintkit.accounts.reading import callee_externals, externals, result
from lintkit.ir import Build, Call, Phi, Refine
from lintkit.program.values import CodeRef, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.tracing import Tracer
    from lintkit.program.program import Program
    from lintkit.program.values import Site

# Where each takes its seconds: keyword and position.
_WAITS = {"asyncio.wait_for": ("timeout", 1), LEAVING: ("timeout", None)}
# Calls that run a function themselves, for no longer than they are told.
_RUNS = {"func_timeout.func_timeout": ("timeout", 0)}
_DECORATORS = {
    "timeout_decorator.timeout": ("seconds", 0),
    "wrapt_timeout_decorator.timeout": ("dec_timeout", 0),
    "func_timeout.func_set_timeout": ("timeout", 0),
}


def guards(
    tracer: Tracer,
    site: Site,
    *,
    cancellable: bool,
    held: bool = False,
    run: Run = ANY_RUN,
) -> tuple[Guard, ...]:
    """The guards around a call in its own code.

    Args:
        tracer: asks the linked program.
        site: the call.
        cancellable: whether its work can be cancelled while it waits; a guard of an event loop
            never gets to act on work that blocks the loop.
        held: whether a thread does it for which cancel scopes wait.
        run: what is known of the run of the code around the call.
    """
    found = [
        *_runs(tracer, site),
        *alarms(tracer, site, run),
        *green(tracer, site, run),
        *futures(tracer, site, run),
        *_decorators(tracer, site.code),
        *(_of_workers(tracer, site.code) if _is_only_sent(tracer, site.code) else ()),
    ]
    told = tuple(guard for guard in found if guard is not None)
    return (*told, *loop_guards(tracer, site, run, held=held)) if cancellable else told


def loop_guards(
    tracer: Tracer, site: Site, run: Run = ANY_RUN, *, held: bool = False
) -> tuple[Guard, ...]:
    """The guards around a call by which an event loop cancels it, if it ever gets to act."""
    around = blocks(tracer, site, run=run, held=held)
    found = (*around, *_waits(tracer, site, run))
    return tuple(guard for guard in found if guard is not None)


def _waits(tracer: Tracer, site: Site, run: Run) -> Iterator[Guard | None]:
    program = tracer.program
    start = result(program, site)
    consumers = () if start is None else tuple(_consumers(program, start))
    shielded = any(symbol == SHIELDING for _, symbol, _ in consumers)
    for use, symbol, entered in consumers:
        yield from cancelled_later(tracer, use, run)
        if symbol == LEAVING and awaited_after(program, site, use):
            continue
        if symbol in _WAITS and not (shielded and awaited_in_handler(program, site, use)):
            text = f"awaited through `{symbol}`: a bound"
            yield guard_of(tracer, use, _WAITS[symbol], text, entered, run)


def _runs(tracer: Tracer, site: Site) -> Iterator[Guard | None]:
    for value in callee_externals(tracer.program, site):
        if value.symbol in _RUNS:
            text = f"run through `{value.symbol}`: a bound"
            yield guard_of(tracer, site, _RUNS[value.symbol], text)


def _consumers(
    program: Program, start: Place, entered: Site | None = None
) -> Iterator[tuple[Site, str, Site | None]]:
    """The combinators to which what a register holds is handed, and theirs in turn.

    With each comes the call by which it enters the function of the program that does so.
    """
    pending = [start]
    seen = set(pending)
    while pending:
        place = pending.pop()
        for use in program.uses(place):
            instruction = program.instruction(use)
            if isinstance(instruction, Call):
                symbols = [value.symbol for value in callee_externals(program, use)]
                taken = [symbol for symbol in symbols if symbol in COMBINATORS]
                yield from ((use, symbol, entered) for symbol in taken)
                if not taken:
                    inner = None if entered else entered_by(program, use, place)
                    if inner is not None:
                        yield from _consumers(program, inner, use)
                    continue
            elif not isinstance(instruction, (Phi, Refine, Build)):
                continue
            onward = Place(start.code, instruction.target)
            if onward not in seen:
                seen.add(onward)
                pending.append(onward)


def _decorators(tracer: Tracer, ref: CodeRef) -> Iterator[Guard | None]:
    program = tracer.program
    code = program.code(ref)
    parent = CodeRef(ref.path, code.parent)
    for register in code.decorators:
        for value in externals(program, Place(parent, register)):
            if value.symbol in _DECORATORS and value.origin is not None:
                text = f"`@{value.symbol}` on the function: a bound"
                yield guard_of(tracer, value.origin, _DECORATORS[value.symbol], text)


def _of_workers(tracer: Tracer, ref: CodeRef) -> Iterator[Guard | None]:
    yield from workers(tracer, ref)
    yield from tasks(tracer, ref)


def _is_only_sent(tracer: Tracer, ref: CodeRef) -> bool:
    """Whether no code of the program calls a function itself."""
    return not any(
        edge.kind == "call" and not tracer.is_test(edge.caller.path)
        for edge in tracer.program.callers(ref)
    )
