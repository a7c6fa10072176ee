"""`lintkit explain`: the documentation of one rule."""

from __future__ import annotations

import sys

import click
from rich.markdown import Markdown

from lintkit.cli.common import common_options
from lintkit.cli.output import console, write_data
from lintkit.report.described import describe


@click.command()
@click.argument("rule")
@common_options
def command(rule: str) -> None:
    """Say what a rule looks for, why, and what to do about it.

    RULE is a code, such as LK101, or a name, such as no-deadline.
    """
    found = describe(rule)
    since = f", since lintkit {found.since}" if found.since else ""
    about = f"*{found.severity}{since}*"
    document = f"# {found.code} {found.name}\n\n{about}\n\n{found.documentation}\n"
    out = console(sys.stdout)
    if out.is_terminal:
        out.print(Markdown(document))
    else:
        write_data(document)
