"""`lintkit test-rules`: whether rules of one's own are documented, and their examples hold."""

from __future__ import annotations

from pathlib import Path

import click

from lintkit.cli.common import common_options, examples
from lintkit.cli.output import tell
from lintkit.testing import problems, rules_in


@click.command(epilog=examples("test-rules lint"))
@click.argument(
    "folder", type=click.Path(path_type=Path, file_okay=False, exists=True), default=Path()
)
@common_options
def command(folder: Path) -> None:
    """Test the rules in FOLDER, by default the current one.

    Each must speak of its invalid examples and of none of its valid ones, and its docstring must
    have what `lintkit explain` shows. The modules in FOLDER are imported: name your own.
    """
    rules = rules_in(folder)
    found = 0
    for rule in rules:
        for problem in problems(rule):
            click.echo(f"{rule.code} {rule.name}: {problem}")
            found += 1
    if not rules:
        raise click.UsageError(f"no module in {folder} defines a rule.")
    tell(f"{_counted(len(rules), 'rule')} tested: {_counted(found, 'problem')}.")
    if found:
        raise click.exceptions.Exit(1)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
