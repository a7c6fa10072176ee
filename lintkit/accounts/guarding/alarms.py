"""Alarms of the operating system: `signal.alarm` before a call, and context managers that set one.

An alarm acts on what blocks the thread, too; but only in the main thread, to which its signal goes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.awaiting import OFFLOADING
from lintkit.accounts.guarding.guard import ANY_RUN, Guard, Run, guard_of, loosest_of_all
from lintkit.accounts.guarding.managers import managers
from lintkit.accounts.reading import argument, callee_externals, enclosing, externals
from lintkit.ir import Call, Raise
from lintkit.program.kept import kept
from lintkit.program.values import External, Function, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.tracing import Tracer
    from lintkit.program.program import Program
    from lintkit.program.values import AbstractValue, CodeRef, Place

# Calls that set an alarm, and where the seconds stand.
_ALARMS = {"signal.alarm": ("seconds", 0), "signal.setitimer": ("seconds", 1)}
_HANDLING = "signal.signal"
_SIGNALS = frozenset({"signal.SIGALRM", "signal.Signals.SIGALRM"})
_IGNORED = frozenset({"signal.SIG_IGN", "signal.Handlers.SIG_IGN"})
# What a handler may call and still go on: what it interrupted then goes on as well.
_TELLING = ("builtins.print", "logging.", "threading.Event.set", "time.", "warnings.warn")
_THREADS = OFFLOADING | {
    "threading.Thread",
    "threading.Timer",
    *(
        f"concurrent.futures.{name}.{method}"
        for name in ("ThreadPoolExecutor", "Executor")
        for method in ("submit", "map")
    ),
}


def alarms(tracer: Tracer, site: Site, run: Run = ANY_RUN) -> Iterator[Guard | None]:
    """The alarms that stand while a call runs: set in its code, or by a `with` around it."""
    here = tuple(alarms_set(tracer, site, run))
    if any(here) and started_in(tracer, site.code) is None:
        yield from here


def alarms_set(tracer: Tracer, site: Site, run: Run = ANY_RUN) -> Iterator[Guard | None]:
    """The alarms that stand while a call runs, in whatever thread that is."""
    yield _standing(tracer, site, run=run)
    for manager in managers(tracer.program, site):
        found = [_standing(tracer, one, manager.made) for one in manager.entered]
        yield loosest_of_all(found)


def started_in(tracer: Tracer, ref: CodeRef) -> Site | None:
    """The call that starts a thread in which the program comes to run a code; None for no such."""
    program = tracer.program
    pending, seen = [ref], {ref}
    while pending:
        for edge in program.callers(pending.pop()):
            if tracer.is_test(edge.caller.path):
                continue
            if edge.kind == "callback" and any(
                value.symbol in _THREADS for value in callee_externals(program, edge.site)
            ):
                return edge.site
            if edge.caller not in seen:
                seen.add(edge.caller)
                pending.append(edge.caller)
    return None


def _standing(
    tracer: Tracer, site: Site, entered: Site | None = None, run: Run = ANY_RUN
) -> Guard | None:
    """An alarm that is set until an instruction in a region around it, and not cleared since."""
    program = tracer.program
    code = program.code(site.code)
    around = {id(region) for region in enclosing(program, site)} | {id(code.regions[0])}
    standing: Guard | None = None
    for position in range(site.position + 1):
        instruction = code.instructions[position]
        if not isinstance(instruction, Call) or id(code.regions[instruction.region]) not in around:
            continue
        at = Site(site.code, position)
        for value in callee_externals(program, at):
            if value.symbol in _ALARMS:
                text = f"`{value.symbol}` set here: a bound"
                how = _ALARMS[value.symbol]
                standing = guard_of(tracer, at, how, text, entered, run)
                standing = standing if standing and standing.seconds else None
    return standing if standing is None or _interrupts(tracer, site.code) else None


def _interrupts(tracer: Tracer, ref: CodeRef) -> bool:
    """Whether what handles the alarm can end what it interrupts: a call that was is made again.

    Source: PEP 475.
    """
    program = tracer.program
    handlers = [one for one in _handlers(program) if not tracer.is_test(one[0].path)]
    own = [place for code, place in handlers if code == ref] or [place for _, place in handlers]
    return not own or any(
        _may_raise(program, value) for one in own for value in program.values(one)
    )


@kept
def _handlers(program: Program) -> tuple[tuple[CodeRef, Place], ...]:
    """What a program sets to handle alarms, and in which codes."""
    return tuple(
        (one.code, place)
        for one, _ in program.calls()
        if any(value.symbol == _HANDLING for value in callee_externals(program, one))
        for number in argument(program.arguments(one), "signalnum", 0)
        if any(value.symbol in _SIGNALS for value in externals(program, number))
        for place in argument(program.arguments(one), "handler", 1)
    )


def _may_raise(program: Program, handler: AbstractValue) -> bool:
    """Whether a handler raises for all that is known: what only tells of the alarm does not."""
    if isinstance(handler, External):
        return handler.symbol not in _IGNORED
    if not isinstance(handler, Function):
        return True
    for position, instruction in enumerate(program.code(handler.code).instructions):
        if isinstance(instruction, Raise):
            return True
        if isinstance(instruction, Call):
            called = program.callees(Site(handler.code, position))
            symbols = [one.symbol if isinstance(one, External) else "" for one in called]
            if not symbols or not all(one.startswith(_TELLING) for one in symbols):
                return True
    return False
