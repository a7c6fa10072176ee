"""Bounds put around a call by other means than the SDK's: `asyncio.timeout` and its kin.

Only guards of the code in which the call stands; `surroundings` looks up the call chain.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit.accounts.awaiting import COMBINATORS, awaits
from lintkit.accounts.durations import durations, worst
from lintkit.accounts.reading import callee_externals, enclosing, externals, result
from lintkit.ir import Build, Call, GetAttr, Phi, Refine, Yield
from lintkit.model import Evidence
from lintkit.program.values import CodeRef, Constant, External, Function, Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lintkit.accounts.tracing import Tracer
    from lintkit.program.program import Program


class Guard(Struct, frozen=True):
    """A bound on the whole wait; `seconds` is None where its size is not in the code."""

    seconds: float | None
    evidence: Evidence = ()


# Where each guard takes its seconds: keyword and position.
# From the documentation of asyncio (3.14), async-timeout 5, anyio 4 and trio 0.30.
_CONTEXTS = {
    "asyncio.timeout": ("delay", 0),
    "async_timeout.timeout": ("delay", 0),
    "anyio.fail_after": ("delay", 0),
    "anyio.move_on_after": ("delay", 0),
    "trio.fail_after": ("seconds", 0),
    "trio.move_on_after": ("seconds", 0),
}
# Those that take a point in time, whose distance the code does not tell.
_ENDS = {
    "asyncio.timeout_at": ("when", 0),
    "async_timeout.timeout_at": ("deadline", 0),
    "anyio.CancelScope": ("deadline", None),
    "trio.CancelScope": ("deadline", None),
    "trio.fail_at": ("deadline", 0),
    "trio.move_on_at": ("deadline", 0),
}
_WAITS = {"asyncio.wait_for": ("timeout", 1), "asyncio.wait": ("timeout", None)}
# Calls that run a function themselves, for no longer than they are told.
_RUNS = {"func_timeout.func_timeout": ("timeout", 0)}
_DECORATORS = {
    "timeout_decorator.timeout": ("seconds", 0),
    "wrapt_timeout_decorator.timeout": ("dec_timeout", 0),
    "func_timeout.func_set_timeout": ("timeout", 0),
}
# Calls that set an alarm, and where the seconds stand.
_ALARMS = {"signal.alarm": ("seconds", 0), "signal.setitimer": ("seconds", 1)}
_POOLS = tuple(
    f"concurrent.futures.{name}"
    for name in ("ThreadPoolExecutor", "ProcessPoolExecutor", "Executor")
)
_THREADSAFE = "asyncio.run_coroutine_threadsafe"
SUBMITTING = frozenset({*(f"{pool}.submit" for pool in _POOLS), _THREADSAFE})


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
        *_alarms(tracer, site),
        *_futures(tracer, site),
        *_decorators(tracer, site.code),
    ]
    told = tuple(guard for guard in found if guard is not None)
    return (*told, *loop_guards(tracer, site)) if cancellable else told


def loop_guards(tracer: Tracer, site: Site) -> tuple[Guard, ...]:
    """The guards around a call by which an event loop cancels it, if it ever gets to act."""
    found = (*_contexts(tracer, site), *_waits(tracer, site))
    return tuple(guard for guard in found if guard is not None)


def tightest(found: Iterable[Guard]) -> Guard | None:
    """The guard that acts first; one of unknown size only where there is no other."""
    return min(found, key=_size, default=None)


def loosest(found: Iterable[Guard]) -> Guard | None:
    """The guard that acts last; one of unknown size before any other."""
    return max(found, key=_size, default=None)


def _size(guard: Guard) -> float:
    return float("inf") if guard.seconds is None else guard.seconds


def _guard(
    tracer: Tracer,
    site: Site,
    how: tuple[str, int | None],
    text: str,
    entered: Site | None = None,
) -> Guard | None:
    """The guard that a call makes, None where its timeout is none or cannot be told.

    Args:
        tracer: asks the linked program.
        site: the call.
        how: keyword and position of its timeout.
        text: what to tell of it.
        entered: the call that runs its code, where only that one counts.
    """
    passed = tracer.argument(site, *how)
    flows = [one for one in passed.flows if not one.callers or entered in (None, *one.callers)]
    found = durations(tracer, flows)
    if not found or passed.omissions:
        return None
    longest = worst(found)
    if longest.state != "seconds":
        return None
    size = "" if longest.seconds is None else f" of {longest.seconds:g} s"
    return Guard(longest.seconds, (tracer.program.step(site, f"{text}{size}"), *longest.evidence))


def _contexts(tracer: Tracer, site: Site, entered: Site | None = None) -> Iterator[Guard | None]:
    program = tracer.program
    ends = tuple(awaits(program, site))
    for region in enclosing(program, site):
        if region.kind != "with":
            continue
        if ends and not any(region in enclosing(program, end) for end in ends):
            continue  # only the start of the work is inside
        for subject in region.subjects:
            for value in externals(program, Place(site.code, subject)):
                if value.symbol in _CONTEXTS and value.origin is not None:
                    text = f"`{value.symbol}` around the call: a bound"
                    yield _guard(tracer, value.origin, _CONTEXTS[value.symbol], text, entered)
                if value.symbol in _ENDS and value.origin is not None:
                    yield _end(tracer, value.origin, value.symbol)
            yield _of_generator(tracer, Place(site.code, subject))


def _of_generator(tracer: Tracer, place: Place) -> Guard | None:
    """The guard that stands around the `yield` of a function that makes a context manager."""
    program = tracer.program
    made = program.definition(place)
    callees = () if made is None else program.callees(made)
    found: list[Guard | None] = []
    for value in callees:
        if not isinstance(value, Function) or not program.code(value.code).is_generator:
            return None
        for position, instruction in enumerate(program.code(value.code).instructions):
            if isinstance(instruction, Yield):
                around = _contexts(tracer, Site(value.code, position), made)
                found.append(tightest(guard for guard in around if guard is not None))
    return None if None in found else loosest(guard for guard in found if guard is not None)


def _end(tracer: Tracer, site: Site, symbol: str) -> Guard | None:
    """The guard that ends a block at a point in time; None where that may be never."""
    passed = tracer.argument(site, *_ENDS[symbol])
    never = (Constant(None), Constant(float("inf")), External("math.inf"))
    if not passed.flows or passed.omissions or any(flow.value in never for flow in passed.flows):
        return None
    return Guard(None, (tracer.program.step(site, f"`{symbol}` around the call: a bound"),))


def _waits(tracer: Tracer, site: Site) -> Iterator[Guard | None]:
    program = tracer.program
    for use, symbol in _consumers(program, site):
        if symbol in _WAITS:
            text = f"awaited through `{symbol}`: a bound"
            yield _guard(tracer, use, _WAITS[symbol], text)


def _runs(tracer: Tracer, site: Site) -> Iterator[Guard | None]:
    for value in callee_externals(tracer.program, site):
        if value.symbol in _RUNS:
            text = f"run through `{value.symbol}`: a bound"
            yield _guard(tracer, site, _RUNS[value.symbol], text)


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


def _futures(tracer: Tracer, site: Site) -> Iterator[Guard | None]:
    """`submit(…).result(timeout)`, unless a `with` joins the worker on the way out."""
    program = tracer.program
    for submission in _submissions(program, site):
        future = result(program, submission)
        for use in () if future is None else program.uses(future):
            method = program.instruction(use)
            if not isinstance(method, GetAttr) or method.name != "result":
                continue
            for taken in program.uses(Place(site.code, method.target)):
                if isinstance(program.instruction(taken), Call) and not joining(program, taken):
                    yield future_guard(tracer, taken)


def _submissions(program: Program, site: Site) -> Iterator[Site]:
    """The call itself where it hands work over, and those to which its coroutine is handed."""
    coroutine = result(program, site)
    uses = () if coroutine is None else program.uses(coroutine)
    for one in (site, *(use for use in uses if isinstance(program.instruction(use), Call))):
        symbols = {value.symbol for value in callee_externals(program, one)}
        if symbols & (SUBMITTING if one == site else {_THREADSAFE}):
            yield one


def future_guard(tracer: Tracer, site: Site) -> Guard | None:
    """The guard that a call of a future's `result` makes."""
    text = "the result is waited for with `timeout`: a bound"
    return _guard(tracer, site, ("timeout", 0), text)


def joining(program: Program, site: Site) -> tuple[External, ...]:
    """The pools that a `with` around an instruction makes wait for their workers as it is left."""
    return tuple(
        value
        for region in enclosing(program, site)
        if region.kind == "with"
        for subject in region.subjects
        for value in externals(program, Place(site.code, subject))
        if value.symbol in _POOLS
    )


def _alarms(tracer: Tracer, site: Site) -> Iterator[Guard | None]:
    """An alarm that is set before the call in a region around it, and not cleared in between."""
    program = tracer.program
    code = program.code(site.code)
    around = {id(region) for region in enclosing(program, site)} | {id(code.regions[0])}
    standing: Guard | None = None
    for position in range(site.position):
        instruction = code.instructions[position]
        if not isinstance(instruction, Call) or id(code.regions[instruction.region]) not in around:
            continue
        at = Site(site.code, position)
        for value in callee_externals(program, at):
            if value.symbol in _ALARMS:
                text = f"`{value.symbol}` set here: a bound"
                standing = _guard(tracer, at, _ALARMS[value.symbol], text)
                standing = standing if standing and standing.seconds else None
    yield standing


def _decorators(tracer: Tracer, ref: CodeRef) -> Iterator[Guard | None]:
    program = tracer.program
    code = program.code(ref)
    parent = CodeRef(ref.path, code.parent)
    for register in code.decorators:
        for value in externals(program, Place(parent, register)):
            if value.symbol in _DECORATORS and value.origin is not None:
                text = f"`@{value.symbol}` on the function: a bound"
                yield _guard(tracer, value.origin, _DECORATORS[value.symbol], text)
