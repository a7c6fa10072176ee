"""`lintkit explain`: the documentation of one rule."""

from __future__ import annotations

import inspect
import sys

import click
from rich.markdown import Markdown

from lintkit.cli.options import debug_option
from lintkit.cli.output import console, write_data
from lintkit.cli.run_codes import RUN_CODES
from lintkit.registry import find_rule


@click.command()
@click.argument("rule")
@debug_option
def command(rule: str) -> None:
    """Say what a rule looks for, why, and what to do about it.

    RULE is a code, such as LK101, or a name, such as no-deadline.
    """
    document = _of_run(rule.upper()) or _of_rule(rule)
    if sys.stdout.isatty():
        console(sys.stdout).print(Markdown(document))
    else:
        write_data(document)


def _of_rule(name: str) -> str:
    rule = find_rule(name)
    about = f"*{rule.severity}, since lintkit {rule.since}*"
    return f"# {rule.code} {rule.name}\n\n{about}\n\n{inspect.getdoc(rule)}\n"


def _of_run(code: str) -> str:
    found = RUN_CODES.get(code)
    return f"# {code} {found.name}\n\n*{found.severity}*\n\n{found.text}\n" if found else ""
