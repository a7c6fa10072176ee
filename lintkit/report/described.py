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


def describe(code: str) -> Described:
    """What a code, or the name of a rule, stands for.

    Raises:
        UsageError: there is no such code or name.
    """
    of_run = RUN_CODES.get(code.upper())
    if of_run:
        return Described(of_run.code, of_run.name, of_run.severity, "", of_run.text)
    rule = find_rule(code)
    documentation = inspect.getdoc(rule) or ""
    return Described(rule.code, rule.name, rule.severity, rule.since, documentation)


def describe_all() -> Iterator[Described]:
    """All codes, in order."""
    return map(describe, [*all_rules(), *RUN_CODES])
