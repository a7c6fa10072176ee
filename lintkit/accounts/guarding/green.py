"""Timeouts of gevent and eventlet, which act on whatever waits once the sockets are patched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.guarding.guard import ANY_RUN, Guard, Run, guard_of
from lintkit.accounts.reading import callee_externals, entered, externals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.tracing import Tracer
    from lintkit.program.program import Program
    from lintkit.program.values import Site

# From the documentation of gevent 25 and eventlet 0.40.
_TIMEOUTS = frozenset(
    {"gevent.Timeout", "gevent.timeout.Timeout", "eventlet.Timeout", "eventlet.timeout.Timeout"}
)
_PATCHING = frozenset(
    {
        "eventlet.monkey_patch",
        "eventlet.patcher.monkey_patch",
        "gevent.monkey.patch_all",
        "gevent.monkey.patch_socket",
    }
)


def green(tracer: Tracer, site: Site, run: Run = ANY_RUN) -> Iterator[Guard | None]:
    """The blocks around a call that such a timeout ends."""
    program = tracer.program
    made = [
        (value.symbol, value.origin)
        for place in entered(program, site)
        for value in externals(program, place)
        if value.symbol in _TIMEOUTS and value.origin is not None
    ]
    for symbol, origin in made if made and _is_patched(program) else ():
        text = f"`{symbol}` around the call: a bound"
        yield guard_of(tracer, origin, ("seconds", 0), text, run=run)


def _is_patched(program: Program) -> bool:
    """Whether the program has what blocks give way to others."""
    return any(
        value.symbol in _PATCHING
        for site, _ in program.calls()
        for value in callee_externals(program, site)
    )
