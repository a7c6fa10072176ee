"""`lintkit fleet`: many repositories at once, over Dask."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lintkit.cli import options
from lintkit.cli.common import common_options, examples
from lintkit.cli.output import tell, write_data, write_lines
from lintkit.cli.progress import shown_progress
from lintkit.errors import UsageError
from lintkit.report.contract import as_json
from lintkit.report.escape import printable
from lintkit.report.wording import count

if TYPE_CHECKING:
    from collections.abc import Iterator

_EXTRA = ("dask", "distributed", "duckdb", "pyarrow")


class _Fleet(click.Group):
    """`lintkit fleet LIST` audits, without a word for it."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Puts the command for auditing where none is named."""
        if args and args[0] not in (*self.commands, *ctx.help_option_names):
            args = ["audit", *args]
        return super().parse_args(ctx, args)


@click.group(
    cls=_Fleet,
    epilog=examples(
        "fleet repos.txt --out fleet",
        "fleet repos.txt --out fleet --scheduler tcp://10.0.0.7:8786",
        "fleet summary fleet",
    ),
)
def command() -> None:
    """Audit many repositories at once, and ask what no single one can tell.

    `lintkit fleet LIST --out DIR` writes a Parquet data set of all their points, findings and open
    questions. It needs `pip install 'lintkit-ai[fleet]'`.
    """


@command.command(epilog=examples("fleet repos.txt --out fleet"))
@click.argument("places", metavar="LIST", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    metavar="DIR",
    help="The folder of the data set; what it holds already is not audited again.",
)
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="A Dask scheduler whose workers see the same paths; by default, processes here.",
)
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="How many processes that are; by default one for each processor.",
)
@common_options
def audit(places: Path, *, out: Path, scheduler: str | None, jobs: int | None) -> None:
    """Audit the repositories of a list.

    LIST has a line for each: the path of a folder or of a bare repository, and ` @REV` where a
    revision is meant. What cannot be audited is told, becomes a row of `failures`, and makes the
    exit code 2; the rest goes on. The same command again continues, and audits only what has
    changed since.
    """
    if scheduler is not None and jobs is not None:
        raise UsageError("--jobs is for a cluster here, and --scheduler names another one.")
    with _extra():
        from lintkit.fleet.cluster import connected  # noqa: PLC0415 (an extra)
        from lintkit.fleet.repositories import read_places  # noqa: PLC0415
        from lintkit.fleet.run import audit_all  # noqa: PLC0415
        from lintkit.fleet.store import Store  # noqa: PLC0415
    listed = read_places(places)
    store = Store(out)
    with shown_progress() as progress, connected(scheduler, jobs) as client:
        done = audit_all(listed, store, client, options.today(), progress)
    tell(
        f"{out}: {len(done.audited):,} audited, {len(done.kept):,} as they were, "
        f"{len(done.failed):,} failed."
    )
    for place, message in done.failed:
        tell(printable(f"{place}: {message}"))
    if done.failed:
        raise UsageError(f"{count(len(done.failed), 'line')} of {places} could not be audited.")


@command.command(epilog=examples("fleet summary fleet", "fleet summary fleet --format json"))
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="For a person, or for a program.",
)
@common_options
def summary(folder: Path, *, form: str) -> None:
    """Tell which models retire and where, who can wait for ever, and what no test reaches.

    DIR is what `lintkit fleet --out DIR` wrote. Models are told that have retired, or do until the
    end of the next quarter.
    """
    with _extra():
        from lintkit.fleet.summary import summarize  # noqa: PLC0415 (an extra)
    from lintkit.fleet.summary_text import render  # noqa: PLC0415

    answers = summarize(folder, options.today())
    if form == "json":
        write_data(as_json(answers))
    else:
        write_lines(render(answers))


@contextmanager
def _extra() -> Iterator[None]:
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _EXTRA:
            raise
        raise UsageError(f"needs {error.name}: `pip install 'lintkit-ai[fleet]'`.") from error
