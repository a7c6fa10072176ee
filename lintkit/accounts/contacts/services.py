"""The libraries by which a program talks to something outside it, or keeps something."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

from lintkit.accounts.contacts.known import (
    FAMILIES,
    LIBRARIES,
    MEMOIZING,
    PARTS,
    RESOURCES,
    SEARCH,
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
        *("sqlalchemy.ext.asyncio.create_async_engine",),
    }
)
"""Calls whose first argument says so by its position."""

_NO_REQUEST = ("Error", "Exception", "Warning", "Config", "Params", "Filter", "Filters")
_KEPT = "answers that are kept"
_OF_DATA = frozenset(
    {"auth", "classes", "exceptions", "models", "schema", "types", "typing", "utils"}
)
"""Modules whose classes only describe something."""

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
        if site in asking or tracer.is_test(site.code.path):
            continue
        for name, what, host, symbol in _known(program, site):
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


def _known(program: Program, site: Site) -> Iterator[tuple[str, str, str, str]]:
    """The name, kind and host of the libraries that a call calls, and what it calls there."""
    for symbol in dict.fromkeys(value.symbol for value in callee_externals(program, site)):
        parts = symbol.split(".")
        is_inner = parts[-1].startswith("_") or not _OF_DATA.isdisjoint(parts)
        if is_inner or parts[-1].endswith(_NO_REQUEST):
            continue
        if symbol == _BOTO or symbol.startswith(f"{_BOTO}."):
            yield from _of_aws(program, site, symbol)
            continue
        for length in range(len(parts), 0, -1):
            name = ".".join(parts[:length])
            if name in LIBRARIES:
                what, host = LIBRARIES[name]
                if name not in FAMILIES:
                    yield name, what, host, symbol
                elif _is_part(parts[length:], name):
                    part = parts[length]
                    asks = next((PARTS[one] for one in PARTS if part.lower().startswith(one)), "")
                    yield f"{name}.{part}", SEARCH if asks else what, asks or host, symbol
                break
        else:
            vendor = next((one for one in VENDORS if symbol.startswith(one)), "")
            if vendor and not RESOURCES.isdisjoint(parts[1:]):
                yield vendor.rstrip("."), _OF_SDK, "", symbol


def _is_part(rest: list[str], name: str) -> bool:
    """Whether what follows is a service; LlamaIndex has its own tools beside the packages."""
    return bool(rest) and (not name.startswith("llama_index.tools") or rest[0].islower())


def _of_aws(program: Program, site: Site, symbol: str) -> Iterator[tuple[str, str, str, str]]:
    """A client of AWS, which is told by the service that it is made for."""
    if symbol != _BOTO:
        return
    first = [written(program, place) for place in program.arguments(site).positional[:1]]
    service = first[0].strip('"') if first else ""
    if service and not service.startswith("bedrock"):
        yield f"boto3 {service}", "service of AWS", "amazonaws.com", symbol


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
    """The first place of each thing that is called; of what it gives only its own methods."""
    for symbol, steps in by_symbol.items():
        above = symbol.rpartition(".")[0].rpartition(".")[0]
        if not any(above == one or above.startswith(f"{one}.") for one in by_symbol):
            yield min(steps)
