"""The options that several commands share, and the request that they make."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timezone
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, get_args

import click

from lintkit.cli.common import COMMON
from lintkit.config import Config, Profile, load_config, whole_project
from lintkit.engine.collection import without_collection
from lintkit.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lintkit.engine.gather import Request
    from lintkit.engine.progress import Progress

_Command: TypeAlias = Callable[..., None]
_Option: TypeAlias = Callable[[_Command], _Command]


def _codes(_: click.Context, __: click.Parameter, values: Iterable[str]) -> list[str] | None:
    """Codes given one by one or with commas; None: the option was not given."""
    codes = [code.strip() for value in values for code in value.split(",")]
    return [code.upper() for code in codes if code] or None


def _patterns(_: click.Context, __: click.Parameter, values: Iterable[str]) -> list[str] | None:
    return list(values) or None


_PATH = click.Path(path_type=Path)

plugins_option = click.option(
    "--plugins/--no-plugins",
    default=None,
    envvar="LINTKIT_PLUGINS",
    show_envvar=True,
    help="Whether to run the rules and formats of your own that the configuration names as "
    "`plugins`. They are Python: say so only of a project that you trust.",
)

_FILES: tuple[_Option, ...] = (
    click.argument("paths", nargs=-1, type=_PATH),
    click.option(
        "--config",
        "config_file",
        type=_PATH,
        metavar="FILE",
        help="Read this configuration instead of the nearest lintkit.toml or pyproject.toml.",
    ),
    click.option(
        "--exclude",
        multiple=True,
        callback=_patterns,
        metavar="PATTERN",
        help="Leave out what this .gitignore pattern matches, instead of the usual.",
    ),
    click.option(
        "--extend-exclude",
        multiple=True,
        callback=_patterns,
        metavar="PATTERN",
        help="Leave out what this pattern matches, on top of the usual.",
    ),
    plugins_option,
)
_STDIN: tuple[_Option, ...] = (
    click.option(
        "--stdin-filename",
        type=_PATH,
        metavar="FILE",
        help="With `-` as PATHS: which file the text on stdin stands for. The project around it "
        "is read too; it alone is reported on.",
    ),
)
_RULES: tuple[_Option, ...] = (
    click.option(
        "--profile",
        type=click.Choice(get_args(Profile)),
        help="default: what is sure and worth stopping for; strict: notes too, and what is "
        "likely; audit: all of it, and what cannot be told.",
    ),
    click.option(
        "--select",
        multiple=True,
        callback=_codes,
        metavar="CODES",
        help="Ask only these rules: codes or their beginnings, with commas or repeated.",
    ),
    click.option(
        "--ignore",
        multiple=True,
        callback=_codes,
        metavar="CODES",
        help="Leave these rules out; of two that match a code, the longer decides.",
    ),
)
JOBS = click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Work in this many processes; by default one for each processor.",
)
NO_CACHE = click.option(
    "--no-cache", is_flag=True, help="Neither use nor leave a .lintkit_cache folder."
)
_RUN: tuple[_Option, ...] = (
    click.option(
        "--force-include",
        is_flag=True,
        help="Take the PATHS that are named even if they are excluded, or ignored by git.",
    ),
    JOBS,
    NO_CACHE,
)
_ACCOUNTS: tuple[_Option, ...] = (
    click.option(
        "--coverage",
        type=_PATH,
        metavar="FILE",
        help="Let a .coverage file of coverage.py confirm or refute which tests run a call; with "
        "contexts (`pytest --cov --cov-context=test`) it names the tests.",
    ),
)


@dataclass(frozen=True)
class Target:
    """What the shared options ask for: what to look at, and how."""

    config: Config
    paths: tuple[Path, ...]
    jobs: int | None = None
    cached: bool = True
    coverage: Path | None = None
    forced: bool = False
    given: Mapping[Path, bytes] = field(default_factory=dict)

    def request(self, progress: Progress) -> Request:
        """The run that looks at it, as of today."""
        from lintkit.engine.gather import Request  # noqa: PLC0415 (`config` needs no engine)

        return Request(
            config=self.config,
            paths=self.paths,
            today=today(),
            cached=self.cached,
            jobs=self.jobs,
            progress=progress,
            coverage=self.coverage,
            forced=self.forced,
            given=self.given,
        )

    def around(self) -> Target:
        """The project that these paths are part of."""
        config = whole_project(self.config)
        paths = (config.root, *(self.paths if self.forced else ()))
        return replace(self, config=config, paths=paths)


def allowed_plugins(said: bool | None) -> tuple[Path, ...]:  # noqa: FBT001 (an option's value)
    """The plugins of the project around the current folder, if the user lets them be run."""
    return load_config([Path.cwd()], plugins=True).plugins if said else ()


def today() -> date:
    """The day on which models are judged."""
    return datetime.now(tz=timezone.utc).date()


def target_options(
    *, rules: bool = True, run: bool = True, accounts: bool = True, stdin: bool = False
) -> _Option:
    """Adds PATHS and what decides how they are looked at; the command gets a `Target`.

    Args:
        rules: whether the command asks rules.
        run: whether it reads the program.
        accounts: whether it tells of integration points.
        stdin: whether one file can come from there.
    """
    chosen: tuple[tuple[tuple[_Option, ...], bool], ...] = (
        (_FILES, True),
        (_STDIN, stdin),
        (_RULES, rules),
        (_RUN, run),
        (_ACCOUNTS, run and accounts),
        (COMMON, True),
    )
    options = [option for group, is_chosen in chosen if is_chosen for option in group]

    def decorate(command: _Command) -> _Command:
        @wraps(command)
        def with_target(  # noqa: PLR0913 (click passes every option by name)
            *,
            paths: tuple[Path, ...],
            config_file: Path | None,
            exclude: list[str] | None,
            extend_exclude: list[str] | None,
            plugins: bool | None,
            profile: Profile | None = None,
            select: list[str] | None = None,
            ignore: list[str] | None = None,
            jobs: int | None = None,
            no_cache: bool = False,
            coverage: Path | None = None,
            force_include: bool = False,
            stdin_filename: Path | None = None,
            **own: object,
        ) -> None:
            given = _given(paths, stdin_filename) if stdin else {}
            paths = tuple(given) or paths or (Path.cwd(),)
            overrides = {
                "profile": profile,
                "select": select,
                "ignore": ignore,
                "exclude": exclude,
                "extend_exclude": extend_exclude,
            }
            if not run:
                plugins = True  # they are shown, not run
            config = load_config(paths, explicit=config_file, overrides=overrides, plugins=plugins)
            target = Target(config, paths, jobs, not no_cache, coverage, force_include, given)
            with without_collection():
                command(target, **own)

        decorated: _Command = with_target
        for option in reversed(options):
            decorated = option(decorated)
        return decorated

    return decorate


def _given(paths: tuple[Path, ...], name: Path | None) -> dict[Path, bytes]:
    """What stdin holds, by the absolute path of the file that it stands for."""
    if Path("-") not in paths:
        if name is not None:
            raise UsageError("--stdin-filename names what stdin holds: give `-` as the only path.")
        return {}
    if len(paths) > 1 or name is None:
        raise UsageError("`-` stands alone, with --stdin-filename to say which file stdin holds.")
    return {Path(os.path.abspath(name)): sys.stdin.buffer.read()}  # noqa: PTH100 (folds "..")
