"""`lintkit check`: findings, with the source and the reasons."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from lintkit.cli.common import examples
from lintkit.cli.fixing import fix_options
from lintkit.cli.formats import format_option, is_for_people, reject_unknown, write
from lintkit.cli.gate import gate_options
from lintkit.cli.options import Target, target_options
from lintkit.cli.output import tell, write_lines
from lintkit.cli.scope import scope_options
from lintkit.cli.watching import watch_option
from lintkit.report import counts, silenced, untold
from lintkit.report.described import describe
from lintkit.report.result import Result
from lintkit.report.summary import Tally, summary, summary_of_fixes

if TYPE_CHECKING:
    from pathlib import Path

    from lintkit.cli.fixing import Fixing
    from lintkit.cli.formats import Output
    from lintkit.cli.gate import Gate
    from lintkit.cli.scope import Scope
    from lintkit.engine.run import Checked
    from lintkit.model import Finding


@click.command(
    epilog=examples(
        "check",
        "check src --select LK1 --show-unknown",
        "check --diff-base origin/main --format github --format sarif:lintkit.sarif",
        "check --baseline lintkit-baseline.json --fail-on error",
        "check --fix",
        "check --diff --unsafe-fixes > fixes.patch",
        "check --watch --format concise",
    )
)
@watch_option
@target_options(stdin=True)
@scope_options
@fix_options
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
    "--statistics",
    is_flag=True,
    help="Show how many findings of each code there are, instead of the findings.",
)
@gate_options
def command(
    target: Target,
    *,
    scope: Scope,
    fixing: Fixing,
    outputs: tuple[Output, ...],
    show_unknown: bool,
    show_suppressed: bool,
    statistics: bool,
    gate: Gate,
) -> None:
    """Judge what happens where the program calls a model.

    PATHS are files and folders; by default the current folder. Together they are one program:
    lintkit follows a call from the route that a user meets to the client that waits. `-` reads
    one file from stdin.
    """
    plugins = target.config.plugins
    reject_unknown(outputs, plugins)
    plain = is_for_people(outputs)
    if statistics and not plain:
        raise click.UsageError("--statistics takes the place of what stdout is given: add a FILE.")
    if fixing.write and target.given:
        raise click.UsageError("--fix writes into files, and stdin is none: use --diff.")
    checked, baselined = fixing.written(lambda: scope.check(target))
    if fixing.show:
        is_clean = not fixing.shown(checked)
        raise click.exceptions.Exit(0 if is_clean else 1)
    result = _result(checked, baselined, plugins)
    shown = [one for one in outputs if one.file is not None or not statistics]
    write(result, shown, plugins)
    if statistics:
        write_lines(counts.render(result.findings))
    if plain:
        if show_suppressed:
            write_lines(silenced.render(result.suppressed, result.sources))
        show_unknown = show_unknown or target.config.profile == "audit"
        if show_unknown:
            write_lines(untold.render(result.untold, result.sources))
        hint = " `--show-unknown` lists them." if result.untold and not show_unknown else ""
        hint += " `--profile audit` shows all." if result.tally.withheld else ""
        tell(summary(result.findings, result.tally) + hint)
        if fixable := summary_of_fixes(result.findings):
            tell(fixable)
    if gate.fails(result.findings):
        raise click.exceptions.Exit(1)


def _result(checked: Checked, baselined: tuple[Finding, ...], plugins: tuple[Path, ...]) -> Result:
    tally = Tally(
        files=len(checked.paths),
        lines=checked.lines,
        points=len(checked.inventory.points),
        suppressed=len(checked.suppressed),
        baselined=len(baselined),
        withheld=checked.withheld,
        unknown=len(checked.untold),
    )
    return Result(
        findings=checked.findings,
        suppressed=checked.suppressed,
        baselined=baselined,
        untold=checked.untold,
        tally=tally,
        sources=checked.reader,
        describe=partial(describe, plugins=plugins),
    )
