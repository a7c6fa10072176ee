"""Library functions that call what they are given with the arguments that follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.program.binding import Bound, bind, with_bound
from lintkit.program.library.routes import APPLICATIONS, ROUTES
from lintkit.program.provenance.called import external_symbols
from lintkit.program.provenance.hierarchy import lineage
from lintkit.program.provenance.items import contents
from lintkit.program.provenance.keyed import Items
from lintkit.program.values import PARTIAL, Class, CodeRef, Element, External, Function

if TYPE_CHECKING:
    from lintkit.program.program import Program
    from lintkit.program.values import Place, Site

_DEPTH = 3  # partial functions around partial functions
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
    PARTIAL: 0,  # which is handed to what calls it
    "starlette.concurrency.run_in_threadpool": 0,
    "trio.to_thread.run_sync": 0,
}
MAPPING = frozenset(
    {
        "builtins.map",
        "concurrent.futures.Executor.map",
        "concurrent.futures.ProcessPoolExecutor.map",
        "concurrent.futures.ThreadPoolExecutor.map",
    }
)
"""What calls its first argument with each element of those that follow."""
# The position of the tuple `args`, behind which the dict `kwargs` stands.
_PACKED = {
    "func_timeout.func_timeout": 2,
    "multiprocessing.Process": 3,
    "threading.Thread": 3,
    "threading.Timer": 2,
}


def handed_arguments(program: Program, site: Site, code: CodeRef | None = None) -> Bound | None:
    """The arguments that a library function hands to the callable it is given.

    Args:
        program: the linked program.
        site: the call of the library function.
        code: the callable's, where that is known.
    """
    symbols = external_symbols(program, site)
    if PARTIAL in symbols and any(
        isinstance(one, External) and one.origin is not None for one in program.callees(site)
    ):  # a partial function is called, not made
        return None
    if code is not None and symbols & (APPLICATIONS.keys() | set(ROUTES)):
        return _routed(program, site, symbols, code)
    positions = {_HANDING[symbol] for symbol in symbols if symbol in _HANDING}
    if len(positions) == 1:
        return _behind(program, bind(program, site), positions.pop())
    if symbols and symbols <= MAPPING:
        bound = bind(program, site)
        each = tuple(Element(one.code, one.register) for one in bound.positional[1:])
        return _behind(program, Bound((*bound.positional[:1], *each), {}, bound.star), 0)
    packed = {_PACKED[symbol] for symbol in symbols if symbol in _PACKED}
    return _unpacked(program, site, packed.pop()) if len(packed) == 1 else None


def hands_bound(program: Program, site: Site, code: CodeRef, depth: int = _DEPTH) -> bool:
    """Whether a call hands on a method that is bound to its object, perhaps by `partial`."""
    return any(
        (isinstance(value, Function) and value.code == code and value.receiver is not None)
        or (
            isinstance(value, External)
            and value.symbol == PARTIAL
            and value.origin is not None
            and depth > 0
            and hands_bound(program, value.origin, code, depth - 1)
        )
        for place in program.arguments(site).places
        for value in program.values(place)
    )


def _behind(program: Program, bound: Bound, position: int) -> Bound:
    """The arguments behind the callable among them."""
    rest = Bound(bound.positional[position + 1 :], bound.keywords, bound.star, bound.double_star)
    if position >= len(bound.positional):
        return rest
    return with_bound(program, bound.positional[position], rest)


def _routed(program: Program, site: Site, symbols: frozenset[str], code: CodeRef) -> Bound:
    """The arguments of the routes that lead to the handler whose `initialize` a code is."""
    bound = bind(program, site)
    if symbols <= set(ROUTES):
        found = bound.keywords.get("kwargs")
        return _as_keywords(program, found.places if found else bound.positional[2:3], site)
    position = min(APPLICATIONS[symbol] for symbol in symbols & APPLICATIONS.keys())
    named = bound.keywords.get("handlers")
    tables = named.places if named else bound.positional[position : position + 1]
    given = [
        place
        for table in tables
        for route in contents(program, table, site).by_key.values()
        for one in route.places
        for place in _given_by(program, one, site, code)
    ]
    return _as_keywords(program, tuple(given), site)


def _given_by(program: Program, route: Place, site: Site, code: CodeRef) -> tuple[Place, ...]:
    """The arguments in a tuple `(pattern, handler, arguments)`, if it leads to the handler."""
    parts = contents(program, route, site).by_key
    _pattern, handler, arguments = (parts.get(index) for index in range(3))
    if handler is None or arguments is None or not _leads_to(program, handler.places, code):
        return ()
    return arguments.places


def _leads_to(program: Program, handlers: tuple[Place, ...], code: CodeRef) -> bool:
    """Whether a class among values has a method, perhaps from a base."""
    owner = CodeRef(code.path, program.code(code).parent)
    return any(
        isinstance(value, Class) and owner in lineage(program, value.code).order
        for place in handlers
        for value in program.values(place)
    )


def _as_keywords(program: Program, given: tuple[Place, ...], site: Site) -> Bound:
    if len(given) != 1:
        return Bound((), {}, (), given)
    items = contents(program, given[0], site)
    named = {name: item for name, item in items.by_key.items() if isinstance(name, str)}
    return Bound((), named, (), items.rest)


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
