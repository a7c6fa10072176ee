"""Library functions that call what they are given with the arguments that follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.program.binding import Bound, bind
from lintkit.program.provenance.items import Items, contents, external_symbols

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
# The position of the tuple `args`, behind which the dict `kwargs` stands.
_PACKED = {
    "func_timeout.func_timeout": 2,
    "multiprocessing.Process": 3,
    "threading.Thread": 3,
    "threading.Timer": 2,
}


def handed_arguments(program: Program, site: Site) -> Bound | None:
    """The arguments that a library function hands to the callable it is given."""
    symbols = external_symbols(program, site)
    positions = {_HANDING[symbol] for symbol in symbols if symbol in _HANDING}
    if len(positions) == 1:
        bound = bind(program, site)
        rest = bound.positional[positions.pop() + 1 :]
        return Bound(rest, bound.keywords, bound.star, bound.double_star)
    packed = {_PACKED[symbol] for symbol in symbols if symbol in _PACKED}
    return _unpacked(program, site, packed.pop()) if len(packed) == 1 else None


def _unpacked(program: Program, site: Site, position: int) -> Bound:
    """What stands in `args` and `kwargs`; nothing where several can come there."""
    bound = bind(program, site)
    places = [
        found.places
        if (found := bound.keywords.get(name))
        else bound.positional[position + after : position + after + 1]
        for after, name in enumerate(("args", "kwargs"))
    ]
    args, kwargs = (
        contents(program, found[0], site) if len(found) == 1 else Items({}, ()) for found in places
    )
    return Bound(
        tuple(item.places[0] for _, item in sorted(args.by_key.items(), key=str)),
        {name: item for name, item in kwargs.by_key.items() if isinstance(name, str)},
        args.rest,
        kwargs.rest,
    )
