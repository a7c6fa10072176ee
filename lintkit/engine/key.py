"""All that the facts about a program depend on, beside what is asked of the disk on the way."""

from __future__ import annotations

import os
from hashlib import sha256
from typing import TYPE_CHECKING, Literal, TypeAlias

from lintkit.engine.cache import digest_of, tool_digest
from lintkit.engine.forms import forms
from lintkit.engine.signing import signed_modules
from lintkit.plugins import catalogue_folders
from lintkit.sources.project import folders_above

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from lintkit.config import Config
    from lintkit.engine.find import Found
    from lintkit.engine.gather import Request

Scope: TypeAlias = Literal["report", "check"]
"""How far facts go, the furthest first: to all of a program, to all that rules can say of it."""

_LATER = frozenset(
    {
        *("ignore", "per_file_ignores", "plugins", "profile", "select"),
        *("sign_off_max_age_days", "wait_budget_seconds"),
        *("file", "origins", "root"),  # not even that, or named otherwise
    }
)
"""What of the configuration decides only how facts are judged and told."""


def facts_key(request: Request, found: Found, scope: Scope, counting: object) -> str:
    """The name of the facts about a program in the cache.

    Args:
        request: which program.
        found: its sources.
        scope: how far the facts go.
        counting: what of the files decides, in a form whose `repr` tells it all.

    Raises:
        UsageError: the data of coverage.py cannot be read.
    """
    root = request.config.root
    parts = (
        tool_digest(),
        catalogue_digest(request.config),
        scope,
        request.today.isoformat(),
        # What is above the root counts by name only, so that facts hold in a copy of the project.
        tuple(folder.name for folder in (root, *folders_above(root))),
        tuple(os.path.relpath(path, root) for path in request.paths),
        request.is_of_whole_project,
        tuple(_settings(request.config)),
        _coverage_digest(request),
        tuple(sorted(signed_modules(root))),
        counting,
        tuple((one.path, one.message) for one in found.problems),
    )
    # Quotes and escapes keep the parts apart, and names that are not UTF-8 writable.
    return sha256(repr(parts).encode()).hexdigest()


def contents(found: Found, paths: Iterable[str]) -> tuple[tuple[str, str, str], ...]:
    """Some files with the kind and a digest of each."""
    return tuple((path, found.files[path].kind, found.sources[path].digest) for path in paths)


def meanings(
    request: Request, found: Found, paths: Iterable[str]
) -> tuple[tuple[str, str, str], ...]:
    """Some files with the kind of each and a digest of what is lowered of it, where that is known.

    The program is linked from that alone: what it leaves out, as most comments, cannot matter.
    """
    known = forms(request, found)
    return tuple(
        (path, kind, known.get(path, digest)) for path, kind, digest in contents(found, paths)
    )


def _settings(config: Config) -> Iterator[tuple[str, object]]:
    for name in config.__struct_fields__:
        if name == "src":
            yield name, [os.path.relpath(folder, config.root) for folder in config.src]
        elif name not in _LATER:
            yield name, getattr(config, name)


def catalogue_paths(config: Config) -> tuple[Path, ...]:
    """The files of the catalogue, and folders of them, in the order in which they count."""
    return (*catalogue_folders(config.plugins), *config.catalogue)


def catalogue_digest(config: Config) -> str:
    """A digest of the catalogue's files, with their paths."""
    return digest_of(
        file
        for place in catalogue_paths(config)
        for file in (
            sorted([*place.rglob("*.toml"), *place.glob("*.txt")]) if place.is_dir() else [place]
        )
    )


def _coverage_digest(request: Request) -> str:
    if request.coverage is None:
        return ""
    # It names files by absolute paths.
    return f"{request.config.root} {digest_of([request.coverage])}"
