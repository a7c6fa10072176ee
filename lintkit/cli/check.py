"""`lintkit check`: findings, with the source and the reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from lintkit.cli.options import Target, target_options
from lintkit.cli.output import tell, write_data, write_lines
from lintkit.cli.progress import shown_progress
from lintkit.engine import run
from lintkit.report import concise, json_, text, untold
from lintkit.report.summary import Tally, summary

if TYPE_CHECKING:
    from lintkit.engine.run import Checked

_SEVERITIES = ("note", "warning", "error")
"""From the least to the greatest; "never" is above them all."""

_GATES = (*_SEVERITIES, "never")


@click.command()
@target_options()
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "concise", "json"]),
    default="text",
    show_default=True,
    help="text: with source lines and reasons; concise: one line a finding; json: for programs.",
)
@click.option(
    "--show-unknown",
    is_flag=True,
    help="Also show, for each point, what cannot be told from the code.",
)
@click.option(
    "--fail-on",
    type=click.Choice(_GATES),
    default="note",
    show_default=True,
    help="The least severity of a finding for which the exit code is 1.",
)
def command(target: Target, form: str, *, show_unknown: bool, fail_on: str) -> None:
    """Judge what happens where the program calls a model.

    PATHS are files and folders; by default the current folder. Together they are one program:
    lintkit follows a call from the route that a user meets to the client that waits.
    """
    with shown_progress() as progress:
        result = run.check(target.request(progress))
    _write(result, form, show_unknown=show_unknown)
    gate = _SEVERITIES[: _GATES.index(fail_on)]
    if any(finding.severity not in gate for finding in result.findings):
        raise click.exceptions.Exit(1)


def _write(result: Checked, form: str, *, show_unknown: bool) -> None:
    tally = Tally(
        files=result.files,
        lines=result.lines,
        points=len(result.inventory.points),
        suppressed=result.suppressed,
        unknown=len(result.untold),
    )
    if form == "json":
        write_data(json_.render(result.findings, result.untold, tally))
        return
    renderer = text if form == "text" else concise
    write_lines(renderer.render(result.findings, result.reader))
    if show_unknown:
        write_lines(untold.render(result.untold, result.reader))
    hint = " `--show-unknown` lists them." if tally.unknown and not show_unknown else ""
    tell(summary(result.findings, tally) + hint)
