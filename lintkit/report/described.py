"""What a code stands for, as documentation and machine-readable formats show it."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit.model import Severity
from lintkit.registry import all_rules, find_rule
from lintkit.run_codes import RUN_CODES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Described(Struct, frozen=True):
    """A code with its documentation.

    Attributes:
        since: the version that brought it; empty for codes about the run.
        documentation: Markdown; the first line is a summary.
    """

    code: str
    name: str
    severity: Severity
    since: str
    documentation: str

    @property
    def summary(self) -> str:
        """What it is about, in one line."""
        return self.documentation.partition("\n")[0]


def describe(code: str, plugins: tuple[Path, ...] = ()) -> Described:
    """What a code, or the name of a rule, stands for.

    Args:
        code: the code or name.
        plugins: as `Config.plugins`.

    Raises:
        UsageError: there is no such code or name.
    """
    of_run = RUN_CODES.get(code.upper())
    if of_run:
        return Described(of_run.code, of_run.name, of_run.severity, "", of_run.text)
    rule = find_rule(code, plugins)
    documentation = inspect.getdoc(rule) or ""
    return Described(rule.code, rule.name, rule.severity, rule.since, documentation)


def describe_all(plugins: tuple[Path, ...] = ()) -> Iterator[Described]:
    """All codes, in order; of the rules of plugins too, as for `describe`."""
    return (describe(code, plugins) for code in [*all_rules(plugins), *RUN_CODES])
