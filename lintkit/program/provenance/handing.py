"""Library functions that call what they are given with the arguments that follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.program.binding import Bound, bind
from lintkit.program.provenance.items import contents, external_symbols

if TYPE_CHECKING:
    from lintkit.program.program import Program
    from lintkit.program.values import Site

# The position of the callable.
_HANDING = {
    "anyio.to_thread.run_sync": 0,
    "asyncio.get_event_loop.run_in_executor": 1,
    "asyncio.get_running_loop.run_in_executor": 1,
    "asyncio.new_event_loop.run_in_executor": 1,
    "asyncio.to_thread": 0,
    "concurrent.futures.ProcessPoolExecutor.submit": 0,
    "concurrent.futures.ThreadPoolExecutor.submit": 0,
    "fastapi.concurrency.run_in_threadpool": 0,
    "starlette.concurrency.run_in_threadpool": 0,
    "trio.to_thread.run_sync": 0,
}
_THREADS = frozenset({"multiprocessing.Process", "threading.Thread", "threading.Timer"})


def handed_arguments(program: Program, site: Site) -> Bound | None:
    """The arguments that a library function hands to the callable it is given."""
    symbols = external_symbols(program, site)
    positions = {_HANDING[symbol] for symbol in symbols if symbol in _HANDING}
    if len(positions) == 1:
        bound = bind(program, site)
        rest = bound.positional[positions.pop() + 1 :]
        return Bound(rest, bound.keywords, bound.star, bound.double_star)
    if symbols & _THREADS:
        bound = bind(program, site)
        if (args := bound.keywords.get("args")) and len(args.places) == 1:
            items = contents(program, args.places[0], site)
            known = tuple(item.places[0] for _, item in sorted(items.by_key.items(), key=str))
            return Bound(known, {}, items.rest, ())
        return Bound()
    return None
