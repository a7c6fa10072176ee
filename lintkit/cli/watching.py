"""`--watch`: the same command again, whenever the project changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import click

from lintkit.cli.output import tell
from lintkit.config import common_folder, load_config, whole_project
from lintkit.engine.cache import FOLDER
from lintkit.errors import ConfigError, LintkitError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from watchfiles import Change

_Command: TypeAlias = Callable[..., None]

_SUFFIXES = (".py", ".pyw", ".ipynb", ".toml", ".cfg", ".ini", ".lock", ".in")
_REQUIREMENTS = "requirements"  # of other texts, a run may write one itself
_PATIENCE = 200  # milliseconds in which to begin, and to look whether somebody wants to end

_option = click.option(
    "--watch",
    is_flag=True,
    help="Check again whenever the project changes, until Ctrl-C.",
)


def watch_option(command: _Command) -> _Command:
    """Adds the option to a command that takes PATHS."""

    @wraps(command)
    def with_watch(*, watch: bool, paths: tuple[Path, ...], **own: object) -> None:
        if not watch:
            command(paths=paths, **own)
            return
        if Path("-") in paths:
            raise UsageError("--watch waits for files to change, and stdin is none.")
        for _ in _occasions(_root(paths)):
            click.clear()  # where a terminal shows it
            try:
                command(paths=paths, **own)
            except click.exceptions.Exit:
                pass
            except LintkitError as error:  # of a configuration, perhaps, that is being written
                tell(f"lintkit: error: {error}")
            tell(f"[{datetime.now():%H:%M:%S}] Waiting for changes; Ctrl-C ends it.")  # noqa: DTZ005 (the user's clock)

    return _option(with_watch)


def _root(paths: Sequence[Path]) -> Path:
    """The project around some paths: what decides about them can stand anywhere in it."""
    try:
        return whole_project(load_config(paths)).root
    except ConfigError:
        return common_folder(paths or [Path.cwd()])


def _occasions(root: Path) -> Iterator[None]:
    """Yields at once, and whenever sources or manifests in a folder have changed since."""
    try:
        from watchfiles import DefaultFilter, watch  # noqa: PLC0415 (an extra)
    except ModuleNotFoundError as error:
        raise UsageError("--watch needs watchfiles: `pip install 'lintkit-ai[watch]'`.") from error

    class _Sources(DefaultFilter):
        ignore_dirs = (*DefaultFilter.ignore_dirs, FOLDER)

        def __call__(self, change: Change, path: str) -> bool:
            name = Path(path).name
            counts = name.endswith(_SUFFIXES) or name.startswith(_REQUIREMENTS)
            return counts and super().__call__(change, path)

    begun = False
    for changes in watch(
        root, watch_filter=_Sources(), rust_timeout=_PATIENCE, yield_on_timeout=True
    ):
        if changes or not begun:
            begun = True
            yield
