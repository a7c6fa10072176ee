"""All that the facts about a program depend on, beside what is asked of the disk on the way."""

from __future__ import annotations

import os
from hashlib import sha256
from typing import TYPE_CHECKING

from lintkit.engine.cache import digest_of, tool_digest
from lintkit.plugins import catalogue_folders
from lintkit.sources.project import folders_above

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lintkit.config import Config
    from lintkit.engine.find import Found
    from lintkit.engine.gather import Request

_LATER = frozenset(
    {"file", "ignore", "origins", "per_file_ignores", "profile", "select", "wait_budget_seconds"}
)
"""What of the configuration decides only how facts are judged and told."""


def facts_key(request: Request, found: Found) -> str:
    """The name of the facts about a program in the cache.

    Raises:
        UsageError: the data of coverage.py cannot be read.
    """
    parts = (
        tool_digest(),
        _catalogue_digest(request.config),
        request.today.isoformat(),
        os.getcwd(),  # noqa: PTH109 (paths of the request can be relative to it)
        tuple(map(str, request.paths)),
        tuple(map(str, folders_above(request.config.root))),
        tuple(_settings(request.config)),
        _coverage_digest(request.coverage),
        tuple((path, found.files[path].kind, text.digest) for path, text in found.sources.items()),
        tuple((one.path, one.message) for one in found.problems),
    )
    # Quotes and escapes keep the parts apart, and names that are not UTF-8 writable.
    return sha256(repr(parts).encode()).hexdigest()


def _settings(config: Config) -> Iterator[tuple[str, object]]:
    for name in config.__struct_fields__:
        if name not in _LATER:
            yield name, getattr(config, name)


def _catalogue_digest(config: Config) -> str:
    folders = catalogue_folders(config.plugins)
    shipped = (file for folder in folders for file in sorted(folder.rglob("*.toml")))
    return digest_of([*shipped, *config.catalogue])


def _coverage_digest(file: Path | None) -> str:
    return "" if file is None else digest_of([file])
