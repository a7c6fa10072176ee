"""Reading catalogue files: TOML in, frozen values out."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import tomli
from msgspec import Struct, structs

from lintkit.catalogue.beside import Double, Host, ModelIds, Recogniser, UrlPath, Wire
from lintkit.catalogue.check import check
from lintkit.catalogue.expand import ClientTables, expanded_paths, explicit, qualified
from lintkit.catalogue.problems import (
    as_table,
    as_tables,
    converted,
    unknown_key,
)
from lintkit.catalogue.schema import (
    Call,
    Client,
    Derived,
    Errors,
    Response,
    Sdk,
    Variable,
)
from lintkit.errors import CatalogueError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from lintkit.catalogue.expand import Table

_T = TypeVar("_T", bound=Struct)

_SECTIONS = (
    "sdk",
    "errors",
    "responses",
    "client",
    "hosts",
    "url_paths",
    "models",
    "double",
    "edge_case",
    "wire",
)


class Contents(Struct, frozen=True):
    """What one catalogue file says."""

    file: str
    sdk: Sdk | None
    hosts: dict[str, Host]
    url_paths: dict[str, UrlPath]
    models: dict[str, ModelIds]
    doubles: tuple[Double, ...]
    edge_cases: tuple[Recogniser, ...]
    wires: dict[str, Wire]


def read_contents(paths: Sequence[Path]) -> tuple[Contents, ...]:
    """Reads catalogue files, those of later paths after those of earlier ones.

    Args:
        paths: files, or folders whose `*.toml` files are all read.

    Raises:
        CatalogueError: a path or a file cannot be read, or breaks the catalogue's shape.
    """
    contents: list[Contents] = []
    clients = ClientTables()
    for path in paths:
        layer = [(file, _with_qualified_names(file, _read(file))) for file in _files(path)]
        clients = ClientTables(clients)
        for file, raw in layer:
            clients.add(file, raw["client"])
        contents.extend(_contents(file, raw, clients) for file, raw in layer)
    check(contents)
    return tuple(contents)


def _files(path: Path) -> Iterable[Path]:
    if path.is_dir():
        return sorted(path.rglob("*.toml"))
    if path.is_file():
        return (path,)
    raise CatalogueError(f"{path}: no such catalogue file or folder")


def _read(file: Path) -> Table:
    try:
        return tomli.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise CatalogueError(f"{file}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise CatalogueError(f"{file}: is not UTF-8; TOML files must be") from error
    except tomli.TOMLDecodeError as error:
        raise CatalogueError(f"{file}: is not TOML: {error}") from error


def _contents(file: Path, raw: Table, clients: ClientTables) -> Contents:
    for section in raw:
        if section not in _SECTIONS:
            raise unknown_key(file, "top level", section, _SECTIONS)
    return Contents(
        file=str(file),
        sdk=_sdk(file, raw, clients),
        hosts=_named(file, raw, "hosts", Host),
        url_paths=_named(file, raw, "url_paths", UrlPath),
        models=_named(file, raw, "models", ModelIds),
        doubles=_each(file, raw, "double", Double),
        edge_cases=_each(file, raw, "edge_case", Recogniser),
        wires=_named(file, raw, "wire", Wire),
    )


def _with_qualified_names(file: Path, raw: Table) -> Table:
    name = as_table(raw.get("sdk", {}), file, "sdk").get("name", "")
    tables = as_tables(raw.get("client", []), file, "client")
    return {**raw, "client": [qualified(table, name) for table in tables]}


def _sdk(file: Path, raw: Table, clients: ClientTables) -> Sdk | None:
    if "sdk" not in raw:
        if parts := [part for part in ("client", "errors", "responses") if raw.get(part)]:
            raise CatalogueError(
                f"{file}: {parts[0]} needs an [sdk] table in the same file that names the "
                "distribution and its imports"
            )
        return None
    sdk = converted(raw["sdk"], Sdk, file, "sdk")
    return structs.replace(
        sdk,
        clients=tuple(
            _client(file, clients.complete(file, table), f"client {number}")
            for number, table in enumerate(raw["client"], start=1)
        ),
        errors=_named(file, raw, "errors", Errors),
        responses=_named(file, raw, "responses", Response, explicit),
    )


def _client(file: Path, raw: Table, place: str) -> Client:
    place = f"{place} ({next(iter(expanded_paths(raw)), 'no path')})"
    derived = _entries(file, raw, "derived", Derived, place)
    calls = _entries(file, raw, "calls", Call, place)
    environment = _entries(file, raw, "environment", Variable, place)
    apart = ("derived", "calls", "call", "environment")
    rest = {key: value for key, value in raw.items() if key not in apart}
    client = converted(explicit(rest), Client, file, place, also=("like", "call"))
    if not client.paths and not client.async_paths:
        raise CatalogueError(f"{file}: {place}: `paths` is missing")
    return structs.replace(client, derived=derived, calls=calls, environment=environment)


def _entries(file: Path, raw: Table, key: str, kind: type[_T], place: str) -> dict[str, _T]:
    entries: dict[str, _T] = {}
    for path, entry in as_table(raw.get(key, {}), file, f"{place}, {key}").items():
        where = f'{place}, {key}."{path}"'
        entries[path] = converted(explicit(as_table(entry, file, where)), kind, file, where)
    return entries


def _named(
    file: Path, raw: Table, section: str, kind: type[_T], read: Callable[[Table], Table] = dict
) -> dict[str, _T]:
    tables = as_table(raw.get(section, {}), file, section)
    places = {name: f"{section}.{name}" for name in tables}
    return {
        name: converted(read(as_table(tables[name], file, place)), kind, file, place)
        for name, place in places.items()
    }


def _each(file: Path, raw: Table, section: str, kind: type[_T]) -> tuple[_T, ...]:
    tables = as_tables(raw.get(section, []), file, section)
    return tuple(
        converted(explicit(table), kind, file, f"{section} {number}")
        for number, table in enumerate(tables, start=1)
    )
