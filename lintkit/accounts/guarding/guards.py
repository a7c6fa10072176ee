"""The guards around a call in its own code; `surroundings` looks up the call chain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.awaiting import COMBINATORS
from lintkit.accounts.guarding.alarms import alarms
from lintkit.accounts.guarding.blocks import blocks
from lintkit.accounts.guarding.futures import futures
from lintkit.accounts.guarding.guard import Guard, guard_of
from lintkit.accounts.reading import callee_externals, externals, result
from lintkit.ir import Build, Call, Phi, Refine
from lintkit.program.values import CodeRef, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.tracing import Tracer
    from lintkit.program.program import Program
    from lintkit.program.values import Site

# Where each takes its seconds: keyword and position.
_WAITS = {"asyncio.wait_for": ("timeout", 1), "asyncio.wait": ("timeout", None)}
# Calls that run a function themselves, for no longer than they are told.
_RUNS = {"func_timeout.func_timeout": ("timeout", 0)}
_DECORATORS = {
    "timeout_decorator.timeout": ("seconds", 0),
    "wrapt_timeout_decorator.timeout": ("dec_timeout", 0),
    "func_timeout.func_set_timeout": ("timeout", 0),
}


def guards(tracer: Tracer, site: Site, *, cancellable: bool) -> tuple[Guard, ...]:
    """The guards around a call in its own code.

    Args:
        tracer: asks the linked program.
        site: the call.
        cancellable: whether its work can be cancelled while it waits; a guard of an event loop
            never gets to act on work that blocks the loop.
    """
    found = [
        *_runs(tracer, site),
        *alarms(tracer, site),
        *futures(tracer, site),
        *_decorators(tracer, site.code),
    ]
    told = tuple(guard for guard in found if guard is not None)
    return (*told, *loop_guards(tracer, site)) if cancellable else told


def loop_guards(tracer: Tracer, site: Site) -> tuple[Guard, ...]:
    """The guards around a call by which an event loop cancels it, if it ever gets to act."""
    found = (*blocks(tracer, site), *_waits(tracer, site))
    return tuple(guard for guard in found if guard is not None)


def _waits(tracer: Tracer, site: Site) -> Iterator[Guard | None]:
    program = tracer.program
    for use, symbol in _consumers(program, site):
        if symbol in _WAITS:
            text = f"awaited through `{symbol}`: a bound"
            yield guard_of(tracer, use, _WAITS[symbol], text)


def _runs(tracer: Tracer, site: Site) -> Iterator[Guard | None]:
    for value in callee_externals(tracer.program, site):
        if value.symbol in _RUNS:
            text = f"run through `{value.symbol}`: a bound"
            yield guard_of(tracer, site, _RUNS[value.symbol], text)


def _consumers(program: Program, site: Site) -> Iterator[tuple[Site, str]]:
    """The combinators to which a call's result is handed, and theirs in turn."""
    start = result(program, site)
    pending = [] if start is None else [start]
    seen = set(pending)
    while pending:
        for use in program.uses(pending.pop()):
            instruction = program.instruction(use)
            if isinstance(instruction, Call):
                symbols = [value.symbol for value in callee_externals(program, use)]
                taken = [symbol for symbol in symbols if symbol in COMBINATORS]
                yield from ((use, symbol) for symbol in taken)
                if not taken:
                    continue
            elif not isinstance(instruction, (Phi, Refine, Build)):
                continue
            onward = Place(site.code, instruction.target)
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
