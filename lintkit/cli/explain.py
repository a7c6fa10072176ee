"""`lintkit explain`: the documentation of one rule."""

from __future__ import annotations

import sys

import click
from rich.markdown import Markdown

from lintkit.cli.common import common_options, examples
from lintkit.cli.options import allowed_plugins, plugins_option
from lintkit.cli.output import console, write_data
from lintkit.report.described import describe, describe_all


def _known(_: click.Context, __: click.Parameter, begun: str) -> list[str]:
    """What a shell offers: codes, and names once a small letter has been typed."""
    words = (word for one in describe_all() for word in (one.code, one.name))
    return [word for word in words if word.startswith(begun or "LK")]


@click.command(
    epilog=examples(
        "explain LK101",
        "explain no-deadline",
    )
)
@click.argument("rule", shell_complete=_known)
@plugins_option
@common_options
def command(rule: str, *, plugins: bool | None) -> None:
    """Say what a rule looks for, why, and what to do about it.

    RULE is a code, such as LK101, or a name, such as no-deadline.
    """
    found = describe(rule, allowed_plugins(plugins))
    package = "lintkit " if found.code.startswith("LK") else ""  # else it is a plugin's version
    since = f", since {package}{found.since}" if found.since else ""
    about = f"*{found.severity}{since}*"
    document = f"# {found.code} {found.name}\n\n{about}\n\n{found.documentation}\n"
    out = console(sys.stdout)
    if out.is_terminal:
        out.print(Markdown(document))
    else:
        write_data(document)
