"""Saying what is wrong with a catalogue file: the file, the place, the mend."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin

import msgspec
from msgspec import Struct, structs

from lintkit.catalogue.schema import Parameter
from lintkit.errors import CatalogueError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_T = TypeVar("_T", bound=Struct)

_UNKNOWN_KEY = re.compile(r"unknown field `(?P<key>[^`]+)`")
_MISSING_KEY = re.compile(r"missing required field `(?P<key>[^`]+)`")
_INVALID_WORD = re.compile(r"[Ii]nvalid enum value '(?P<word>[^']*)'")
# What msgspec calls by JSON's names and Python's, by TOML's.
_TOML_TYPES = {"object": "table", "str": "string", "int": "integer", "bool": "boolean"}
_PLACE = re.compile(r"(?P<problem>.*?)(?: - at (?:`key` in )?`\$\.?(?P<place>[^`]*)`)?", re.DOTALL)


def converted(raw: object, kind: type[_T], file: Path, place: str, also: Iterable[str] = ()) -> _T:
    """A table as a value.

    Args:
        raw: the table, parameters written out.
        kind: what it is to become.
        file: where it stands.
        place: its place in the file, as a reader would look for it.
        also: keys that the format knows and `kind` does not.

    Raises:
        CatalogueError: the table does not have the shape of `kind`.
    """
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        found = _PLACE.fullmatch(str(error))
        problem, inner = (found["problem"], found["place"]) if found else (str(error), None)
        where = f"{place}, {inner}" if inner else place
        known = {one.encode_name: one.type for one in structs.fields(kind)}
        field = known.get(re.split(r"[^a-z_]", inner or "", maxsplit=1)[0])
        words = _in_words(problem, [*known, *also], field)
        raise CatalogueError(f"{file}: {where}: {words}") from error


def unknown_key(file: Path, place: str, key: str, known: Iterable[str]) -> CatalogueError:
    """The error for a key that means nothing where it stands."""
    return CatalogueError(f"{file}: {place}: unknown key `{key}`{suggestion(key, known)}")


def suggestion(word: str, known: Iterable[str]) -> str:
    """The closest of the known words, or all of them where none is close."""
    choices = sorted(set(known))
    close = get_close_matches(word, choices, n=1)
    if close:
        return f"; did you mean `{close[0]}`?"
    return f"; known: {', '.join(choices)}" if choices else ""


def _in_words(problem: str, known: list[str], field: object) -> str:
    """What msgspec says, in the words of somebody who writes TOML.

    Args:
        problem: the message, without the place.
        known: the keys that may stand there.
        field: the type of the value that is wrong; None where it is the table itself.
    """
    if found := _UNKNOWN_KEY.search(problem):
        return f"unknown key `{found['key']}`{suggestion(found['key'], known)}"
    if found := _MISSING_KEY.search(problem):
        return f"`{found['key']}` is missing"
    if found := _INVALID_WORD.search(problem):
        return f'"{found["word"]}" means nothing here{suggestion(found["word"], _choices(field))}'
    if Parameter in _parts(field):
        one = '"name", "name.key" or "name@position"'
        return f"expected {one}" + (" in an array" if tuple in _parts(field) else "")
    for name, words in _TOML_TYPES.items():
        problem = problem.replace(f"`{name}", f"`{words}")
    problem = problem[:1].lower() + problem[1:]
    return problem.replace("invalid RFC3339 encoded date", "write a date as 2026-11-23")


def _choices(field: object) -> list[str]:
    return [one for one in _parts(field) if isinstance(one, str)]


def _parts(field: object) -> list[Any]:
    """A type and all types and literals that it is made of."""
    inner = [part for one in get_args(field) for part in _parts(one)]
    return [get_origin(field) or field, *inner]


def as_table(raw: object, file: Path, place: str) -> dict[str, Any]:
    """The value, if it is a table.

    Raises:
        CatalogueError: it is something else.
    """
    if isinstance(raw, dict):
        return raw
    raise CatalogueError(f"{file}: {place} must be a table")


def as_tables(raw: object, file: Path, place: str) -> list[dict[str, Any]]:
    """The value, if it is an array of tables.

    Raises:
        CatalogueError: it is something else.
    """
    if isinstance(raw, list) and all(isinstance(one, dict) for one in raw):
        return raw
    raise CatalogueError(f"{file}: {place} must be an array of tables: [[{place}]]")
