"""`lintkit inventory`: every integration point, with its account."""

from __future__ import annotations

import click

from lintkit.cli.options import Target, target_options
from lintkit.cli.output import tell_findings, write_data, write_lines
from lintkit.cli.progress import shown_progress
from lintkit.engine import run
from lintkit.report import inventory, points


@click.command()
@target_options(rules=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "csv"]),
    default="text",
    show_default=True,
    help="text: a few lines a point; json: all that is known, with evidence; csv: one row a point.",
)
def command(target: Target, form: str) -> None:
    """List every call through which the program reaches a model.

    With each: what bounds the wait, which model answers, which version of the SDK asks it, which
    tests run it, and from where it is reached.
    """
    with shown_progress() as progress:
        result = run.inventory(target.request(progress))
    tell_findings(result.unread, result.reader)
    found = result.inventory.points
    if form == "json":
        write_data(inventory.render_json(found))
    elif form == "csv":
        write_data(inventory.render_csv(found))
    else:
        write_lines(points.render(found, result.reader))
