"""Waits for the result of work that another thread does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.guarding.guard import ANY_RUN, Guard, Run, guard_of, loosest_of_all
from lintkit.accounts.guarding.leaving import in_another_loop, waited_for_again
from lintkit.accounts.reading import (
    argument,
    callee_externals,
    enclosing,
    entered,
    externals,
    result,
)
from lintkit.ir import Call, GetAttr
from lintkit.program.values import Constant, External, Place, Site

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from lintkit.accounts.tracing import Tracer
    from lintkit.program.program import Program

_POOLS = tuple(
    f"concurrent.futures.{name}"
    for name in ("ThreadPoolExecutor", "ProcessPoolExecutor", "Executor")
)
_THREADSAFE = "asyncio.run_coroutine_threadsafe"
_PROCESSES = ("Pool", "get_context.Pool", "pool.Pool", "pool.ThreadPool")
SUBMITTING = frozenset(
    {
        *(f"{pool}.submit" for pool in _POOLS),
        *(f"multiprocessing.{pool}.apply_async" for pool in _PROCESSES),
        _THREADSAFE,
    }
)
_MAPPING = frozenset(f"{pool}.map" for pool in _POOLS)
_STARTED = frozenset(
    {
        "multiprocessing.Process",
        "multiprocessing.context.Process",
        "multiprocessing.get_context.Process",
        "threading.Thread",
    }
)
_AS_COMPLETED = "concurrent.futures.as_completed"
_COLLECTING = frozenset({_AS_COMPLETED, "concurrent.futures.wait"})
_TAKING = frozenset({"get", "result"})


def futures(tracer: Tracer, site: Site, run: Run = ANY_RUN) -> Iterator[Guard | None]:
    """`submit(…).result(timeout)`, unless a `with` joins the worker on the way out.

    A pool of `multiprocessing` ends its workers there.
    """
    program = tracer.program
    yield _joined(tracer, site, run)
    if any(one.symbol in _MAPPING for one in callee_externals(program, site)) and not joining(
        program, site
    ):
        text = "the results are waited for with `timeout`: a bound"
        yield guard_of(tracer, site, ("timeout", None), text, run=run)
    for submission in _submissions(program, site):
        taking = tuple(_called(program, submission, _TAKING))
        for taken in taking:
            is_waited_for = waited_for_again(program, submission, taken, taking)
            if not (
                is_waited_for or joining(program, taken) or _shut_down(program, submission, taken)
            ):
                yield future_guard(tracer, taken, run)
        # After `wait` the futures may still be asked for what they have not got.
        for symbol, collected in collecting(program, submission):
            if symbol == _AS_COMPLETED and not joining(program, collected):
                yield collected_guard(tracer, collected)


def _joined(tracer: Tracer, site: Site, run: Run) -> Guard | None:
    """A thread or process that is made here and waited for with a timeout, and not otherwise."""
    program = tracer.program
    symbols = {value.symbol for value in callee_externals(program, site)}
    if not symbols or not symbols <= _STARTED:
        return None
    joins = tuple(_called(program, site, {"join"}))
    if any(in_another_loop(program, site, one) for one in joins):
        return None
    text = "what is started is waited for with `timeout`: a bound"
    found = [guard_of(tracer, one, ("timeout", 0), text, run=run) for one in joins]
    return loosest_of_all(found)


def _called(program: Program, site: Site, names: Collection[str]) -> Iterator[Site]:
    """The calls of some methods of what a call gives, in its own code."""
    made = result(program, site)
    for use in () if made is None else program.uses(made):
        method = program.instruction(use)
        if isinstance(method, GetAttr) and method.name in names:
            for call in program.uses(Place(site.code, method.target)):
                if isinstance(program.instruction(call), Call):
                    yield call


def _submissions(program: Program, site: Site) -> Iterator[Site]:
    """The call itself where it hands work over, and those to which its coroutine is handed."""
    coroutine = result(program, site)
    uses = () if coroutine is None else program.uses(coroutine)
    for one in (site, *(use for use in uses if isinstance(program.instruction(use), Call))):
        symbols = {value.symbol for value in callee_externals(program, one)}
        if symbols & (SUBMITTING if one == site else {_THREADSAFE}):
            yield one


def future_guard(tracer: Tracer, site: Site, run: Run = ANY_RUN) -> Guard | None:
    """The guard that a call of a future's `result` makes."""
    text = "the result is waited for with `timeout`: a bound"
    return guard_of(tracer, site, ("timeout", 0), text, run=run)


def collected_guard(tracer: Tracer, site: Site) -> Guard | None:
    """The guard that a call makes which waits for several futures."""
    text = "the results are waited for with `timeout`: a bound"
    return guard_of(tracer, site, ("timeout", 1), text)


def collecting(program: Program, site: Site) -> Iterator[tuple[str, Site]]:
    """The calls that wait for all futures of a code, where one pool alone gives it futures."""
    calls = [
        Site(site.code, position)
        for position, one in enumerate(program.code(site.code).instructions)
        if isinstance(one, Call)
    ]
    if len({value.origin for call in calls for value in submitting(program, call)}) == 1:
        for call in calls:
            for one in callee_externals(program, call):
                if one.symbol in _COLLECTING:
                    yield one.symbol, call


def submitting(program: Program, site: Site) -> tuple[External, ...]:
    """The methods by which a call hands work to a pool."""
    return tuple(value for value in callee_externals(program, site) if value.symbol in SUBMITTING)


def _shut_down(program: Program, submission: Site, taken: Site) -> bool:
    """Whether the pool is told to wait for its workers where a wait for a future has failed."""
    origins = {value.origin for value in submitting(program, submission)}
    pools = [one for one in origins if one is not None and one.code == taken.code]
    tried = {id(region) for region in enclosing(program, taken) if region.kind == "try"}
    regions = program.code(taken.code).regions
    return any(
        region.kind in {"finally", "handler"} and id(regions[region.partner]) in tried
        for pool in pools
        for call in _called(program, pool, {"shutdown"})
        if not _lets_go(program, call)
        for region in enclosing(program, call)
    )


def _lets_go(program: Program, shutdown: Site) -> bool:
    """Whether a pool is shut down without a wait: `shutdown(wait=False)`."""
    given = argument(program.arguments(shutdown), "wait", 0)
    return any(Constant(False) in program.values(one) for one in given)  # noqa: FBT003


def joining(program: Program, site: Site) -> tuple[External, ...]:
    """The pools that a `with` around an instruction makes wait for their workers as it is left."""
    return tuple(
        value
        for place in entered(program, site)
        for value in externals(program, place)
        if value.symbol in _POOLS
    )
