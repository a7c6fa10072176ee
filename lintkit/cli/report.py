"""`lintkit report`: the five questions, module by module."""

from __future__ import annotations

from pathlib import Path

import click

from lintkit.cli.options import Target, target_options
from lintkit.cli.output import write_data, write_file, write_lines
from lintkit.cli.progress import shown_progress
from lintkit.engine import run
from lintkit.report import ledger_markdown, ledger_text


@click.command()
@target_options()
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown"]),
    default="text",
    show_default=True,
    help="text: for the terminal; markdown: for a browser or a pull request.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write to this file instead of stdout.",
)
def command(target: Target, form: str, out: Path | None) -> None:
    """Ask five questions of each module: how does each stand?

    How long can it wait? Which model answers? What if the answer is odd? Which test shows it? Who
    can explain it? Each is shown, open, or cannot be told. Nothing is judged: the exit code is 0
    whatever the answers are.
    """
    with shown_progress() as progress:
        result = run.report(target.request(progress))
    if form == "text" and out is None:
        write_lines(ledger_text.render(result.ledger, result.reader))
        return
    if form == "text":
        lines = ledger_text.render(result.ledger, result.reader)
        document = "".join(f"{line.plain}\n" for line in lines)
    else:
        document = ledger_markdown.render(result.ledger)
    if out is None:
        write_data(document)
    else:
        write_file(document, out)
