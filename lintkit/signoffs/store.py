"""Records on disk: one TOML file for each module or symbol, below `.lintkit/accounts`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, structs
from msgspec.structs import asdict

from lintkit.errors import UsageError
from lintkit.signoffs.record import Record
from lintkit.signoffs.toml import MODULE, parse
from lintkit.sources.files import Problem, relative_path

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(".lintkit", "accounts")

_HEAD = """\
# What a person answers for in this code, bound to what the code was like when they signed.
# `lintkit account {name}` asks again; `lintkit account status` says what has changed since.
"""
_SYMBOL = re.compile(r"[^\W\d]\w*(\.[^\W\d]\w*)*")


class StoredRecord(Struct, frozen=True):
    """A record and the path of its file, relative to the folder that holds `.lintkit`."""

    path: str
    record: Record


class Records(Struct, frozen=True):
    """All records of a project.

    Attributes:
        folder: the folder that holds `.lintkit`, to which paths are relative; None: there is none.
        problems: the files that cannot be used, and why.
    """

    folder: Path | None
    records: tuple[StoredRecord, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_records(root: Path) -> Records:
    """The records of the project that a folder belongs to.

    Args:
        root: absolute root of a run; the folder with `.lintkit` is it, or lies above it.
    """
    folder = _holding(root)
    if folder is None:
        return Records(None)
    records: dict[tuple[str, str], StoredRecord] = {}
    problems: list[Problem] = []
    for file in sorted((folder / FOLDER).rglob("*.toml")):
        path = relative_path(file, folder)
        try:
            stored = StoredRecord(path, _read(file, folder))
        except ValueError as error:
            problems.append(Problem(path, f"{error}; mend it, or delete it and sign again"))
            continue
        key = stored.record.module, stored.record.symbol
        if key in records:
            what = f"is about the same code as {records[key].path}; delete one of them"
            problems.append(Problem(path, what))
        else:
            records[key] = stored
    return Records(folder, tuple(records.values()), tuple(problems))


def record_file(module: str, symbol: str) -> Path:
    """The file of a record, relative to the folder that holds `.lintkit`.

    It depends on the names alone, so that two people who sign the same code meet in one file.

    Raises:
        UsageError: the symbol is no dotted name.
    """
    if symbol and not _SYMBOL.fullmatch(symbol):
        raise UsageError(f"{symbol}: sign the function around it, or the whole of {module}.")
    return FOLDER / f"{module}{'-' if symbol else ''}{symbol}.toml"


def write_record(record: Record, folder: Path) -> Path:
    """Writes a record; returns the path of its file, relative to the folder.

    Raises:
        UsageError: it cannot be written, or would be written elsewhere.
    """
    import tomli_w  # noqa: PLC0415 (only who signs needs it)

    path = record_file(record.module, record.symbol)
    file = folder / path
    if ".." in path.parts or any(_is_link(folder, path)):
        raise UsageError(f"{file}: leads out of {folder}; records are written inside only.")
    name = f"{record.module}:{record.symbol}" if record.symbol else record.module
    text = _HEAD.format(name=name) + "\n" + tomli_w.dumps(_written(record), multiline_strings=True)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(f"{file}: cannot be written: {error.strerror}.") from error
    return path


def _holding(root: Path) -> Path | None:
    for folder in (root, *root.parents):
        if (folder / FOLDER).is_dir():
            return folder
        if (folder / ".git").exists():
            return None
    return None


def _read(file: Path, folder: Path) -> Record:
    if any(_is_link(folder, file.relative_to(folder))):
        raise ValueError("is a link, or lies behind one; records are plain files")
    try:
        content = file.read_bytes()
    except OSError as error:
        raise ValueError(f"cannot be read: {error.strerror}") from error
    record = parse(content, Record)
    if not record.bound_to:
        raise ValueError("is bound to no code")
    bound_to = {
        "" if symbol == MODULE else symbol: parts for symbol, parts in record.bound_to.items()
    }
    return structs.replace(record, bound_to=bound_to)


def _is_link(folder: Path, path: Path) -> Iterator[bool]:
    """Whether the path, and each folder on it, is a link."""
    return ((folder / part).is_symlink() for part in (path, *path.parents))


def _written(record: Record) -> dict[str, object]:
    """A record as TOML takes it: each answer on lines of its own, nothing that is empty."""
    answers = {key: f"{text}\n" for key, text in record.answers.by_key().items() if text}
    bound_to = {
        symbol or MODULE: {name: list(lines) for name, lines in asdict(parts).items() if lines}
        for symbol, parts in sorted(record.bound_to.items())
    }
    about = {"module": record.module} | ({"symbol": record.symbol} if record.symbol else {})
    return {
        "schema": record.schema,
        **about,
        "answers": answers,
        "signed": asdict(record.signed),
        "bound-to": bound_to,
    }
