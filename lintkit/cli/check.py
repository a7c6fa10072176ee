"""`lintkit check`: findings, with the source and the reasons."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from lintkit.baseline import read_baseline
from lintkit.cli.formats import format_option, on_stdout, write
from lintkit.cli.options import Target, target_options
from lintkit.cli.output import tell, write_lines
from lintkit.cli.progress import shown_progress
from lintkit.engine import run
from lintkit.engine.known import against_baseline
from lintkit.report import silenced, untold
from lintkit.report.described import describe
from lintkit.report.escape import printable
from lintkit.report.formats import DOCUMENTS
from lintkit.report.result import Result
from lintkit.report.summary import Tally, summary

if TYPE_CHECKING:
    from lintkit.cli.formats import Output
    from lintkit.engine.known import Baselined
    from lintkit.engine.run import Checked
    from lintkit.model import Finding

_SEVERITIES = ("note", "warning", "error")
"""From the least to the greatest; "never" is above them all."""

_GATES = (*_SEVERITIES, "never")


@click.command()
@target_options()
@format_option
@click.option(
    "--show-unknown",
    is_flag=True,
    help="Also show, for each point, what cannot be told from the code.",
)
@click.option(
    "--show-suppressed",
    is_flag=True,
    help="Also show what comments silence, and why.",
)
@click.option(
    "--baseline",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Leave out what this file accepts; `lintkit baseline create` makes one.",
)
@click.option(
    "--fail-on",
    type=click.Choice(_GATES),
    default="note",
    show_default=True,
    help="The least severity of a finding for which the exit code is 1.",
)
def command(
    target: Target,
    outputs: tuple[Output, ...],
    *,
    show_unknown: bool,
    show_suppressed: bool,
    baseline: Path | None,
    fail_on: str,
) -> None:
    """Judge what happens where the program calls a model.

    PATHS are files and folders; by default the current folder. Together they are one program:
    lintkit follows a call from the route that a user meets to the client that waits.
    """
    root = target.config.root
    if baseline is not None:
        read_baseline(baseline, root)  # a mistake is told before the long part
    with shown_progress() as progress:
        checked = run.check(target.request(progress))
    known: tuple[Finding, ...] = ()
    if baseline is not None:
        compared = against_baseline(checked, baseline, root)
        checked, known = compared.checked, compared.known
        _tell_stale(compared, baseline)
    result = _result(checked, known)
    write(result, outputs)
    if on_stdout(outputs) not in DOCUMENTS:
        if show_suppressed:
            write_lines(silenced.render(result.suppressed, result.sources))
        if show_unknown:
            write_lines(untold.render(result.untold, result.sources))
        hint = " `--show-unknown` lists them." if result.untold and not show_unknown else ""
        tell(summary(result.findings, result.tally) + hint)
    gate = _SEVERITIES[: _GATES.index(fail_on)]
    if any(finding.severity not in gate for finding in result.findings):
        raise click.exceptions.Exit(1)


def _result(checked: Checked, baselined: tuple[Finding, ...]) -> Result:
    tally = Tally(
        files=len(checked.paths),
        lines=checked.lines,
        points=len(checked.inventory.points),
        suppressed=len(checked.suppressed),
        baselined=len(baselined),
        unknown=len(checked.untold),
    )
    return Result(
        findings=checked.findings,
        suppressed=checked.suppressed,
        baselined=baselined,
        untold=checked.untold,
        tally=tally,
        sources=checked.reader,
        describe=describe,
    )


def _tell_stale(compared: Baselined, file: Path) -> None:
    """Says what the baseline accepts and nothing stands for any more."""
    for key, number in sorted(compared.stale.items()):
        where = f"{key.path} in {key.symbol}" if key.symbol else key.path
        times = f" ({number} times)" if number > 1 else ""
        tell(printable(f"{file}: gone: {key.code} {where}: {key.source}{times}"))
    if compared.stale:
        tell(f"{file}: `lintkit baseline prune` removes what is gone.")
