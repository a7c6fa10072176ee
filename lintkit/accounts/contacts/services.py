"""The libraries by which a program talks to something outside it, or keeps something."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

from msgspec import structs

from lintkit.accounts.contacts.known import (
    FAMILIES,
    LIBRARIES,
    MEMOIZING,
    PARTS,
    RESOURCES,
    SEARCH,
    TRACES,
    VENDORS,
)
from lintkit.accounts.reading import callee_externals, externals
from lintkit.model import Service, Step
from lintkit.program.evidence import described
from lintkit.program.sketches import written
from lintkit.program.tools import decorating
from lintkit.program.values import CodeRef, Site

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lintkit.accounts.points import Point
    from lintkit.accounts.tracing import Tracer
    from lintkit.model import Destination, Evidence
    from lintkit.program.program import Program

LibraryUses: TypeAlias = "dict[tuple[str, str, str], dict[str, list[Step]]]"
"""What a library is for, its name and whom it asks; then, by what is called of it, where."""

_Use: TypeAlias = tuple[str, str, str, str]
"""The name of a library, what it is for, whom it asks, and what is called of it."""

_WHERE = (
    *("host", "url", "uri", "base_url", "endpoint", "dsn", "conninfo", "database", "db", "path"),
    *("directory", "persist_directory", "persist_path", "location", "cache_dir", "project"),
    *("collection_name", "collection", "index_name", "index", "class_name", "table_name"),
)
"""Arguments that say where something is kept or whom a client asks."""

_OPENING = frozenset(
    {
        *("aiosqlite.connect", "asyncpg.connect", "asyncpg.create_pool", "diskcache.Cache"),
        *("diskcache.FanoutCache", "duckdb.connect", "joblib.Memory", "lancedb.connect"),
        *("redis.from_url", "shelve.open", "sqlalchemy.create_engine", "sqlite3.connect"),
        *("sqlmodel.create_engine", "faiss.write_index", "tinydb.TinyDB", "datasets.load_dataset"),
        *("sqlalchemy.ext.asyncio.create_async_engine", "lancedb.embeddings.get_registry.get"),
    }
)
"""Calls whose first argument says so by its position."""

_NO_REQUEST = ("Error", "Exception", "Warning", "Config", "Params", "Filter", "Filters")
_KEPT = "answers that are kept"
_OF_DATA = frozenset(
    {"auth", "classes", "exceptions", "models", "schema", "types", "typing", "utils"}
)
"""Modules whose classes only describe something."""

_BETWEEN = frozenset({"aio", "beta", "messages", "with_options"})
"""What stands between a client and its resources."""

_OF_TEXTS = frozenset(
    {
        *("decode", "encode", "endswith", "lower", "lstrip", "partition", "removeprefix"),
        *("removesuffix", "replace", "rpartition", "rsplit", "rstrip", "split", "splitlines"),
        *("startswith", "strip", "upper"),
    }
)
"""Methods of the texts that libraries give."""

_BESIDE = frozenset(
    {
        *("aclose", "close", "cursor", "dispose", "fetchall", "fetchmany", "fetchone"),
        *("isoformat", "strftime"),
    }
)
"""Methods of what a library gives that ask for no more, and keep nothing."""

_DEEPEST = 3
_BOTO = "boto3.client"
_OF_SDK = "files, batches and the like, at the service of the model"


def library_uses(tracer: Tracer, points: Iterable[Point]) -> LibraryUses:
    """The places, tests aside, at which libraries talk to or keep something for the program.

    Args:
        tracer: asks the linked program.
        points: the calls of models, which are told of elsewhere.
    """
    program = tracer.program
    asking = {point.site for point in points}
    found: LibraryUses = defaultdict(dict)
    for site, _ in program.calls():
        if tracer.is_test(site.code.path):
            continue
        for name, what, host, symbol in _known(tracer, site):
            if site in asking and what != TRACES:
                continue
            step = program.step(site, _said(program, site, symbol))
            found[what, name, host].setdefault(symbol, []).append(step)
    reaching = frozenset[CodeRef]().union(*(program.reaching(site.code) for site in asking))
    for ref in reaching:
        for symbol in _memoized(program, ref) if not tracer.is_test(ref.path) else ():
            text = f"`{symbol}` keeps what `{described(program, ref)}` gives"
            key = (_KEPT, symbol.partition(".")[0], "")
            found[key].setdefault(symbol, []).append(program.step(Site(ref, -1), text))
    return found


def services(uses: LibraryUses) -> tuple[Service, ...]:
    """What libraries talk to or keep for the program, by what it is."""
    return tuple(
        Service(name, what, host, tuple(sorted(_some(by_symbol))))
        for (what, name, host), by_symbol in sorted(uses.items())
    )


def outside(
    sent: Iterable[Destination], uses: LibraryUses, written: Evidence, ran: Evidence
) -> Iterator[Step]:
    """All places at which the program does something outside itself, in words."""
    for one in sent:
        whom = f"`{one.host}`" if one.host else "a host that the code does not name"
        yield from (Step(at.path, at.line, f"a request goes to {whom}") for at in one.requests)
    for by_symbol in uses.values():
        for steps in by_symbol.values():
            yield from steps
    yield from written
    yield from ran


def _memoized(program: Program, ref: CodeRef) -> Iterator[str]:
    for place in decorating(program, ref):
        yield from (one.symbol for one in externals(program, place) if one.symbol in MEMOIZING)


def _known(tracer: Tracer, site: Site) -> Iterator[_Use]:
    """What a call calls of libraries; what tests put there, the program alone does not call.

    A method that objects of several libraries have is told of none of them: which one it is
    called of is not known.
    """
    program, found = tracer.program, {}
    for value in callee_externals(program, site):
        _, *parts = value.symbol.split(".")
        if value.origin is not None and (
            tracer.is_test(value.origin.code.path)
            or not _OF_TEXTS.isdisjoint(parts)
            or not _BESIDE.isdisjoint(parts[-1:])
        ):
            continue
        told = _use(program, site, value.symbol)
        if told is not None and (told not in found or value.origin is None):
            found[told] = value.origin is None
    names = {name for name, *_ in found}
    for told, is_imported in found.items():
        if is_imported or len(names) == 1:
            yield told


def _use(program: Program, site: Site, symbol: str) -> _Use | None:
    parts = symbol.split(".")
    is_inner = parts[-1].startswith("_") or not _OF_DATA.isdisjoint(parts)
    # Such a class, and whatever is asked of an object of it.
    if is_inner or any(part[:1].isupper() and part.endswith(_NO_REQUEST) for part in parts):
        return None
    if symbol == _BOTO or symbol.startswith(f"{_BOTO}."):
        return _of_aws(program, site, symbol)
    for length in range(len(parts), 0, -1):
        name = ".".join(parts[:length])
        if name in LIBRARIES:
            what, host = LIBRARIES[name]
            if name not in FAMILIES:
                return name, what, host, symbol
            if not _is_part(parts[length:], name):
                return None
            part = parts[length]
            asks = next((PARTS[one] for one in PARTS if part.lower().startswith(one)), "")
            return f"{name}.{part}", SEARCH if asks else what, asks or host, symbol
    vendor = next((one for one in VENDORS if symbol.startswith(one)), "")
    if vendor and _is_on_client(symbol.removeprefix(vendor)):
        return vendor.rstrip("."), _OF_SDK, "", symbol
    return None


def _is_on_client(path: str) -> bool:
    """Whether a path leads from a client to such a resource, not from what a call gives."""
    parts = path.split(".")
    classes = [number for number, part in enumerate(parts) if part[:1].isupper()]
    rest = parts[classes[0] + 1 :] if classes else parts
    while rest and rest[0] in _BETWEEN:
        rest = rest[1:]
    return bool(rest) and rest[0] in RESOURCES and len(rest) <= _DEEPEST


def _is_part(rest: list[str], name: str) -> bool:
    """Whether what follows is a service; LlamaIndex has its own tools beside the packages."""
    return bool(rest) and (not name.startswith("llama_index.tools") or rest[0].islower())


def _of_aws(program: Program, site: Site, symbol: str) -> _Use | None:
    """A client of AWS, which is told by the service that it is made for."""
    if symbol != _BOTO:
        return None
    first = [written(program, place) for place in program.arguments(site).positional[:1]]
    service = first[0].strip('"') if first else ""
    if not service or service.startswith("bedrock"):
        return None
    return f"boto3 {service}", "service of AWS", "amazonaws.com", symbol


def _said(program: Program, site: Site, symbol: str) -> str:
    """What is called in which function, and where that is kept or sent, as far as it is written."""
    bound = program.arguments(site)
    told = [
        f"{name}={value}"
        for name in _WHERE
        for place in bound.keywords.get(name, ())[:1]
        if (value := written(program, place))
    ]
    if not told and symbol in _OPENING:
        told = [value for place in bound.positional[:1] if (value := written(program, place))]
    given = f", `{', '.join(told)}`" if told else ""
    return f"`{symbol}` in `{described(program, site.code)}`{given}"


def _some(by_symbol: dict[str, list[Step]]) -> Iterator[Step]:
    """The first place of each thing that is called; of what it gives only its own methods.

    A method that one call can call of several things is told once.
    """
    told: set[tuple[str, int, str]] = set()
    for symbol, steps in sorted(by_symbol.items()):
        owner, _, name = symbol.rpartition(".")
        above = owner.rpartition(".")[0]
        first = min(steps)
        place = (first.path, first.line, name)
        if place in told or any(above == one or above.startswith(f"{one}.") for one in by_symbol):
            continue
        told.add(place)
        count = len(set(steps))
        places = "place" if count == 2 else "places"  # noqa: PLR2004
        more = f", and in {count - 1} more {places}" if count > 1 else ""
        yield structs.replace(first, text=f"{first.text}{more}")
