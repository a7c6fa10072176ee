"""What can be configured: the keys, their types and defaults, and the frozen result."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

from msgspec import Meta, Struct

from lintkit.config.patterns import compile_patterns

DEFAULT_EXCLUDE = (
    # version control
    ".bzr/",
    ".git/",
    ".hg/",
    ".svn/",
    # environments and what package managers install
    ".direnv/",
    ".eggs/",
    ".nox/",
    ".pants.d/",
    ".tox/",
    ".venv/",
    "__pypackages__/",
    "node_modules/",
    "site-packages/",
    "venv/",
    # caches
    ".ipynb_checkpoints/",
    ".lintkit_cache/",
    ".mypy_cache/",
    ".pytest_cache/",
    ".pytype/",
    ".ruff_cache/",
    "__pycache__/",
    # build results
    "_build/",
    "buck-out/",
    "build/",
    "dist/",
    # settings and lock files of editors
    ".#*",
    ".idea/",
    ".vscode/",
)
"""Patterns excluded where `exclude` is not set: what is installed, generated or no source."""


EXTEND = "extend"
"""The key that names a file to start from; it is no setting itself."""

Profile: TypeAlias = Literal["default", "strict", "audit"]
"""How sure, and how grave, a finding must be to be told.

"default": it is sure, and worth stopping for; "strict": notes too, and what is likely; "audit": all
of it, and what cannot be told.
"""


Strings: TypeAlias = tuple[str, ...]


class Settings(Struct, frozen=True, kw_only=True, rename="kebab"):
    """The keys that can be set, with the types and names they have in TOML."""

    profile: Annotated[
        Profile, Meta(description="How sure, and how grave, a finding must be to be told.")
    ] = "default"
    select: Annotated[
        Strings, Meta(description="Rule codes, or their beginnings, to ask; empty: all.")
    ] = ()
    ignore: Annotated[
        Strings, Meta(description="Rule codes, or their beginnings, to leave out.")
    ] = ()
    exclude: Annotated[
        Strings, Meta(description="What is left out, as in .gitignore, instead of the usual.")
    ] = DEFAULT_EXCLUDE
    extend_exclude: Annotated[
        Strings, Meta(description="What is left out, as in .gitignore, on top of the usual.")
    ] = ()
    per_file_ignores: Annotated[
        dict[str, Strings],
        Meta(description="Rule codes, or their beginnings, to leave out, by pattern of files."),
    ] = {}
    tests: Annotated[
        Strings, Meta(description="Patterns of tests; empty: as pytest is set up.")
    ] = ()
    src: Annotated[
        Strings, Meta(description="Folders that imports start from, on top of those found.")
    ] = ()
    catalogue: Annotated[
        Strings, Meta(description="Further catalogue files, or folders of them.")
    ] = ()
    plugins: Annotated[
        Strings,
        Meta(description="Folders of rules and formats of your own; run with `--plugins` only."),
    ] = ()
    retirement_horizon_days: Annotated[
        int,
        Meta(ge=0, description="How many days ahead a model's retirement is worth a finding."),
    ] = 90
    sign_off_max_age_days: Annotated[
        int, Meta(ge=1, description="After how many days a sign-off is stale.")
    ] = 365
    wait_budget_seconds: Annotated[
        Annotated[float, Meta(gt=0)] | None,
        Meta(description="How long an entry point may wait for models in all; unset: no budget."),
    ] = None
    fix_timeout_seconds: Annotated[
        Annotated[float, Meta(gt=0)] | None,
        Meta(description="The timeout that `--fix --unsafe-fixes` adds; unset: it adds none."),
    ] = None


class Origin(Struct, frozen=True):
    """Where a value was set.

    Attributes:
        source: "default", "file" or "command line".
        file: the configuration file, for "file".
        key: the key in that file, or the option on the command line.
    """

    source: Literal["default", "file", "command line"]
    file: Path | None = None
    key: str = ""

    def __str__(self) -> str:
        """The place in words: `/project/lintkit.toml: select`."""
        where = self.source if self.file is None else str(self.file)
        return f"{where}: {self.key}" if self.key else where


class Config(Struct, frozen=True, kw_only=True):
    """The configuration of one run.

    Attributes:
        root: absolute folder that patterns, and paths in results, are relative to: that of the
            configuration file, else the one that all analysed paths have in common.
        file: the configuration file that was read, if any.
        profile: how sure and how grave a finding must be to be told.
        select: prefixes of the rule codes to run; empty: the rules that are on by default.
        ignore: prefixes of the rule codes not to run.
        exclude: patterns, as in .gitignore, of what is left out.
        extend_exclude: further such patterns, on top of `exclude`.
        per_file_ignores: prefixes of rule codes not to run, by pattern.
        tests: patterns of the folders and files that hold the tests; empty: as pytest is set up.
        src: absolute folders that imports start from, on top of those that are found.
        catalogue: absolute paths of further catalogue files, or folders of them.
        plugins: absolute folders of Python that this run may import as plugins: what the
            configuration names, if the user has said on the command line that it is to be run,
            and nothing else. A configuration alone, which may have come with the analysed code,
            never has anything run.
        retirement_horizon_days: how many days ahead a model's retirement is worth a finding.
        sign_off_max_age_days: after how many days a sign-off is stale.
        wait_budget_seconds: how long an entry point may wait for models in all; None: no budget.
        fix_timeout_seconds: the timeout that fixes add; None: they add none.
        origins: where each of the values above was set, by field name.
    """

    root: Path
    file: Path | None
    profile: Profile
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    exclude: tuple[str, ...]
    extend_exclude: tuple[str, ...]
    per_file_ignores: Mapping[str, tuple[str, ...]]
    tests: tuple[str, ...]
    src: tuple[Path, ...]
    catalogue: tuple[Path, ...]
    plugins: tuple[Path, ...] = ()
    retirement_horizon_days: int
    sign_off_max_age_days: int
    wait_budget_seconds: float | None
    fix_timeout_seconds: float | None
    origins: Mapping[str, Origin]

    def ignored_codes(self, relative: str) -> tuple[str, ...]:
        """Prefixes of the rule codes not to run on a file, given its path relative to the root."""
        of_file = (
            code
            for pattern, codes in self.per_file_ignores.items()
            if compile_patterns((pattern,)).match_file(relative)
            for code in codes
        )
        return (*self.ignore, *of_file)
