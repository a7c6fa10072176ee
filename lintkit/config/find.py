"""Finding the configuration file that rules a run."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import tomli

from lintkit.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Sequence

STANDALONE = "lintkit.toml"
PYPROJECT = "pyproject.toml"


def common_folder(paths: Sequence[Path]) -> Path:
    """The deepest folder that holds all the paths, absolute; a folder among them holds itself."""
    absolute = [Path(os.path.abspath(path)) for path in paths]  # noqa: PTH100 (folds "..")
    return Path(os.path.commonpath([p if p.is_dir() else p.parent for p in absolute]))


def find_table(start: Path) -> tuple[Path, dict[str, Any]] | None:
    """The nearest configuration file at or above a folder, and its table of keys.

    The walk ends with the first folder that holds a `.git`, or with the root of the filesystem.
    A pyproject.toml without `[tool.lintkit]` is passed over.

    Raises:
        ConfigError: a file on the way is not TOML.
    """
    for folder in (start, *start.parents):
        for name in (STANDALONE, PYPROJECT):
            file = folder / name
            if file.is_file() and (table := read_table(file)) is not None:
                return file, table
        if (folder / ".git").exists():
            return None
    return None


def read_table(file: Path) -> dict[str, Any] | None:
    """The table of keys in a configuration file; None if it is a pyproject.toml without one.

    Raises:
        ConfigError: the file cannot be read, or is not TOML.
    """
    document = _read_toml(file)
    if file.name != PYPROJECT:
        return document
    tools = document.get("tool", {})
    table = tools.get("lintkit") if isinstance(tools, dict) else None
    if table is not None and not isinstance(table, dict):
        raise ConfigError(f"{file}: `tool.lintkit` must be a table: write `[tool.lintkit]`.")
    return table


def _read_toml(file: Path) -> dict[str, Any]:
    try:
        content = file.read_bytes()
    except OSError as error:
        raise ConfigError(f"{file}: cannot be read: {error.strerror}.") from error
    try:
        return tomli.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"{file}, line {line}: not UTF-8, as TOML must be.") from error
    except tomli.TOMLDecodeError as error:
        raise ConfigError(f"{file}, {_placed(str(error), content)}") from error
    except RecursionError as error:
        raise ConfigError(f"{file}: {error}.") from error


def _placed(message: str, content: bytes) -> str:
    """The parser's message with its place in front, as compilers write it."""
    text, _, place = message.rpartition(" (at ")
    last_line = content.count(b"\n") + 1
    return f"{place.rstrip(')').replace('end of document', f'line {last_line}')}: {text}."
