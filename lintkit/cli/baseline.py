"""`lintkit baseline`: accept what there is, so that only what is new fails."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.text import Text

from lintkit.baseline import keys_of, read_baseline, render_baseline
from lintkit.cli.common import common_options, examples
from lintkit.cli.options import Target, target_options
from lintkit.cli.output import tell, write_file, write_lines
from lintkit.cli.progress import shown_progress
from lintkit.engine import run
from lintkit.engine.known import Baselined, against_baseline
from lintkit.errors import UsageError
from lintkit.report.escape import printable
from lintkit.report.wording import count

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator

    from lintkit.engine.run import Checked
    from lintkit.identity import Key

_file_option = click.option(
    "--baseline",
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("lintkit-baseline.json"),
    show_default=True,
    metavar="FILE",
    help="The baseline.",
)


@click.group(epilog=examples("baseline create", "baseline update src", "baseline show"))
def command() -> None:
    """Accept the findings that there are to begin with.

    `lintkit check --baseline FILE` leaves them out, and tells which of them are gone. The file
    knows a finding by its rule, file, function and source, so that it survives moved lines,
    formatting and files renamed in git.
    """


@command.command(epilog=examples("baseline create", "baseline create src --baseline src.json"))
@target_options()
@_file_option
def create(target: Target, file: Path) -> None:
    """Write a baseline of all findings in PATHS."""
    if file.exists():
        raise UsageError(f"{file}: exists already; `lintkit baseline update` brings it up to date.")
    checked = _check(target)
    baseline = keys_of(checked.findings, checked.reader.lines)
    _write(baseline, file, target)
    tell(f"{file}: {count(baseline.total(), 'finding')}.")


@command.command(epilog=examples("baseline update"))
@target_options()
@_file_option
def update(target: Target, file: Path) -> None:
    """Add what is new in PATHS to a baseline, and remove what is gone."""
    found = _compared(target, file)
    new = keys_of(found.checked.findings, found.checked.reader.lines)
    _write(_still_there(found) + new, file, target)
    tell(f"{file}: {new.total():,} added, {found.stale.total():,} removed.")


@command.command(epilog=examples("baseline prune"))
@target_options()
@_file_option
def prune(target: Target, file: Path) -> None:
    """Remove from a baseline what is gone from PATHS; add nothing."""
    found = _compared(target, file)
    _write(_still_there(found), file, target)
    tell(f"{file}: {found.stale.total():,} removed.")


@command.command(epilog=examples("baseline show"))
@_file_option
@common_options
def show(file: Path) -> None:
    """List what a baseline accepts."""
    baseline = read_baseline(file, Path.cwd())
    write_lines(_lines(baseline))
    tell(f"{file}: {count(baseline.total(), 'finding')}.")


def _check(target: Target) -> Checked:
    with shown_progress() as progress:
        return run.check(target.request(progress))


def _compared(target: Target, file: Path) -> Baselined:
    read_baseline(file, target.config.root)  # a mistake is told before the long part
    return against_baseline(_check(target), file, target.config.root)


def _still_there(found: Baselined) -> Counter[Key]:
    return keys_of(found.known, found.checked.reader.lines) + found.kept


def _write(baseline: Counter[Key], file: Path, target: Target) -> None:
    write_file(render_baseline(baseline, file, target.config.root), file)


def _lines(baseline: Counter[Key]) -> Iterator[Text]:
    for key, number in sorted(baseline.items()):
        where = f"{key.path} in {key.symbol}" if key.symbol else key.path
        times = f"  ({number} times)" if number > 1 else ""
        yield Text.assemble(
            printable(f"{where}: "),
            (key.code, "bold"),
            (printable(f" {key.source}{times}"), "dim"),
        )
