"""Waits for the result of work that another thread does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.guarding.guard import Guard, guard_of
from lintkit.accounts.reading import callee_externals, enclosing, externals, result
from lintkit.ir import Call, GetAttr
from lintkit.program.values import External, Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

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
_TAKING = frozenset({"get", "result"})


def futures(tracer: Tracer, site: Site, decorated: Site | None = None) -> Iterator[Guard | None]:
    """`submit(…).result(timeout)`, unless a `with` joins the worker on the way out.

    A pool of `multiprocessing` ends its workers there.
    """
    program = tracer.program
    for submission in _submissions(program, site):
        future = result(program, submission)
        for use in () if future is None else program.uses(future):
            method = program.instruction(use)
            if not isinstance(method, GetAttr) or method.name not in _TAKING:
                continue
            for taken in program.uses(Place(site.code, method.target)):
                if isinstance(program.instruction(taken), Call) and not joining(program, taken):
                    yield future_guard(tracer, taken, decorated)


def _submissions(program: Program, site: Site) -> Iterator[Site]:
    """The call itself where it hands work over, and those to which its coroutine is handed."""
    coroutine = result(program, site)
    uses = () if coroutine is None else program.uses(coroutine)
    for one in (site, *(use for use in uses if isinstance(program.instruction(use), Call))):
        symbols = {value.symbol for value in callee_externals(program, one)}
        if symbols & (SUBMITTING if one == site else {_THREADSAFE}):
            yield one


def future_guard(tracer: Tracer, site: Site, decorated: Site | None = None) -> Guard | None:
    """The guard that a call of a future's `result` makes."""
    text = "the result is waited for with `timeout`: a bound"
    return guard_of(tracer, site, ("timeout", 0), text, decorated=decorated)


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
