"""`lintkit rules`: what is looked for."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING

import click
from rich.text import Text

from lintkit.cli.options import debug_option
from lintkit.cli.output import write_lines
from lintkit.cli.run_codes import RUN_CODES
from lintkit.registry import all_rules
from lintkit.report.text import STYLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.model import Severity


@click.command()
@debug_option
def command() -> None:
    """List the rules; `lintkit explain CODE` says more of one."""
    write_lines(_lines())


def _lines() -> Iterator[Text]:
    rows: list[tuple[str, str, Severity, str]] = [
        (rule.code, rule.name, rule.severity, inspect.getdoc(rule) or "")
        for rule in all_rules().values()
    ]
    rows += [(code, one.name, one.severity, one.text) for code, one in RUN_CODES.items()]
    width = max(len(name) for _, name, _, _ in rows)
    for code, name, severity, documentation in rows:
        summary = documentation.partition("\n")[0]
        yield Text.assemble(
            (code, "bold"),
            f"  {name:<{width}}  ",
            (f"{severity:<7}", STYLES[severity]),
            f"  {summary}",
        )
