"""From the short forms of a catalogue file to complete tables.

A file may write `paths = ["openai.{OpenAI,Client}"]`, a parameter as `"model@0"`, what all calls
of a client share under `call`, and what a client has in common with another as `like`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from lintkit.catalogue.problems import as_table
from lintkit.errors import CatalogueError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

Table: TypeAlias = dict[str, Any]

_PARAMETERS = frozenset(
    {
        *(
            "model",
            "timeout",
            "retries",
            "tries",
            "layered_retries",
            "limit",
            "rounds_by",
            "corrections_by",
            "revision",
            "delegate",
            "deployment",
            "others",
            "fallbacks",
        ),
        *("url", "body", "base_url", "api_version", "http_client"),
        *("aliases", "alias_name", "alias_model", "alias_timeout", "alias_fallbacks"),
        *("timeout_settings", "delegate_settings", "delegate_added", "retries_settings"),
        *("feeds", "raises", "status", "by"),
    }
)
_SYMBOLS = frozenset({"paths", "async_paths", "checks", "exceptions"})
_BRACES = re.compile(r"\{([^{}]*)\}")
_PARAMETER = re.compile(r"(?P<path>[^@]+)(?:@(?P<position>\d+))?")


class ClientTables:
    """The client tables of one file after another, complete, for `like` to refer to.

    A table may be like one that stands further up in its own file, or like one of any other file
    of the same layer or of an earlier layer.
    """

    def __init__(self, earlier: ClientTables | None = None) -> None:
        self._earlier = earlier
        self._by_path: dict[str, tuple[Path, Table]] = {}
        self._complete: dict[int, Table] = {}
        self._open: set[int] = set()

    def add(self, file: Path, tables: Sequence[Table]) -> None:
        """Makes a file's tables known; the first that names a path is what `like` means by it."""
        for table in tables:
            for path in expanded_paths(table):
                self._by_path.setdefault(path, (file, table))

    def complete(self, file: Path, table: Table) -> Table:
        """The table with everything that it shares with others filled in.

        Raises:
            CatalogueError: `like` names nothing, or leads in a circle.
        """
        if id(table) in self._complete:
            return self._complete[id(table)]
        if id(table) in self._open:
            raise CatalogueError(f'{file}: like = "{table["like"]}" leads in a circle')
        self._open.add(id(table))
        own = {key: value for key, value in table.items() if key not in ("call", "like")}
        shared = as_table(table.get("call", {}), file, "[client.call]")
        base = self._base(file, table, table["like"]) if "like" in table else {}
        # An inherited call holds already what its own client's calls share.
        both = {**base.get("call", {}), **shared}
        complete = {**base, **own, "call": both}
        if "like" in table:
            complete["kin"] = [table["like"], *base.get("kin", ())]
        for key, changed, common in (("derived", {}, {}), ("calls", shared, both)):
            if key in complete:
                inherited = {path: {**one, **changed} for path, one in base.get(key, {}).items()}
                written = as_table(own.get(key, {}), file, f"[client.{key}]")
                complete[key] = _entries(file, inherited, written, common)
        self._open.discard(id(table))
        self._complete[id(table)] = complete
        return complete

    def find(self, path: str, asker: Table) -> Table | None:
        """The complete table that another one means by a path; never that one itself."""
        file, table = self._by_path.get(path, (None, asker))
        if file is not None and table is not asker:
            return self.complete(file, table)
        return self._earlier.find(path, asker) if self._earlier else None

    def _base(self, file: Path, table: Table, like: object) -> Table:
        complete = self.find(like, table) if isinstance(like, str) else None
        if complete is None:
            raise CatalogueError(
                f'{file}: like = "{like}" names no client; it must be one of the `paths` of a '
                "[[client]] in the catalogue"
            )
        own_only = {"paths", "async_paths", "versions", "source", "environment", "default_model"}
        return {key: value for key, value in complete.items() if key not in own_only}


def qualified(table: Table, sdk: str) -> Table:
    """The client table with the names of its file's responses and errors made global."""
    table = {**table, **_global_names(table, sdk)}
    if isinstance(table.get("call"), Mapping):
        table["call"] = {**table["call"], **_global_names(table["call"], sdk)}
    for key in ("calls", "derived"):
        if isinstance(table.get(key), Mapping):
            table[key] = {
                path: {**one, **_global_names(one, sdk)} if isinstance(one, Mapping) else one
                for path, one in table[key].items()
            }
    return table


def _global_names(table: Mapping[str, Any], sdk: str) -> Table:
    return {
        key: f"{sdk}.{table[key]}"
        for key in ("response", "errors")
        if isinstance(table.get(key), str) and table[key] and "." not in table[key]
    }


def expanded_paths(table: Table) -> list[str]:
    """The paths of a client table, braces expanded."""
    return [
        path
        for key in ("paths", "async_paths")
        if isinstance(table.get(key), list)
        for text in table[key]
        if isinstance(text, str)
        for path in expand_braces(text)
    ]


def expand_braces(text: str) -> tuple[str, ...]:
    """Every reading of `a.{b,c}`, in order, as a shell expands it."""
    found = _BRACES.search(text) if "{" in text else None
    if found is None:
        return (text,)
    before, after = text[: found.start()], text[found.end() :]
    choices = found[1].split(",")
    return tuple(one for word in choices for one in expand_braces(before + word.strip() + after))


def explicit(table: Table) -> Table:
    """The table with parameters and braces written out; what is malformed stays as it is."""
    return {key: _explicit_value(key, value) for key, value in table.items()}


def _explicit_value(key: str, value: object) -> object:
    if key in _PARAMETERS:
        if isinstance(value, list):
            return [_parameter(one) for one in _expanded(value)]
        return _parameter(value)
    if key == "unless" and isinstance(value, Mapping):
        return [{"parameter": _parameter(one), "values": among} for one, among in value.items()]
    return _expanded(value) if key in _SYMBOLS and isinstance(value, list) else value


def _expanded(values: list[object]) -> list[object]:
    """A list with the braces of its texts written out."""
    return [
        one
        for value in values
        for one in (expand_braces(value) if isinstance(value, str) else [value])
    ]


def _parameter(text: object) -> object:
    found = _PARAMETER.fullmatch(text) if isinstance(text, str) else None
    if found is None:
        return text
    name, *keys = found["path"].split(".")
    position = None if found["position"] is None else int(found["position"])
    return {"name": name, "keys": keys, "position": position}


def _entries(file: Path, inherited: Table, written: Table, common: Table) -> Table:
    """The entries of both tables by path; one that is not inherited starts from what is common."""
    entries = dict(inherited)
    for text, entry in written.items():
        for path in expand_braces(text):
            known = entries.get(path, common)
            entries[path] = {**known, **as_table(entry, file, f'the entry "{text}"')}
    return entries
