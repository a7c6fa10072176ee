"""Saying what is wrong with a catalogue file: the file, the place, the mend."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec
from msgspec import Struct, structs

from lintkit.errors import CatalogueError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_T = TypeVar("_T", bound=Struct)

_UNKNOWN_KEY = re.compile(r"unknown field `(?P<key>[^`]+)`")
_MISSING_KEY = re.compile(r"missing required field `(?P<key>[^`]+)`")
_PLACE = re.compile(r"(?P<problem>.*?)(?: - at `(?:key in )?\$\.?(?P<place>[^`]*)`)?", re.DOTALL)


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
        known = [one.encode_name for one in structs.fields(kind)]
        raise CatalogueError(f"{file}: {where}: {_in_words(problem, [*known, *also])}") from error


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


def _in_words(problem: str, known: list[str]) -> str:
    if found := _UNKNOWN_KEY.search(problem):
        return f"unknown key `{found['key']}`{suggestion(found['key'], known)}"
    if found := _MISSING_KEY.search(problem):
        return f"`{found['key']}` is missing"
    return problem[:1].lower() + problem[1:]


def as_table(raw: object, file: Path, place: str) -> dict[str, Any]:
    """The value, if it is a table.

    Raises:
        CatalogueError: it is something else.
    """
    if isinstance(raw, dict):
        return raw
    raise CatalogueError(f"{file}: {place} must be a table, got {type(raw).__name__}")


def as_tables(raw: object, file: Path, place: str) -> list[dict[str, Any]]:
    """The value, if it is an array of tables.

    Raises:
        CatalogueError: it is something else.
    """
    if isinstance(raw, list) and all(isinstance(one, dict) for one in raw):
        return raw
    raise CatalogueError(f"{file}: {place} must be an array of tables: [[{place}]]")
