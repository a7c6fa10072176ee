"""`lintkit report`: the five questions, module by module, or what a change did to them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from lintkit.cli.common import examples
from lintkit.cli.options import Target, target_options
from lintkit.cli.output import write_data, write_file, write_lines
from lintkit.cli.progress import shown_progress
from lintkit.engine import run
from lintkit.engine.change import shifted
from lintkit.report import (
    delta_json,
    delta_markdown,
    delta_text,
    ledger_json,
    ledger_markdown,
    ledger_text,
)
from lintkit.report.described import describe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.text import Text

    from lintkit.engine.gather import Request


@click.command(
    epilog=examples(
        "report",
        "report --format markdown --out debt.md",
        "report --format html --out debt.html",
        "report --since origin/main --format markdown",
    )
)
@target_options()
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "html", "json"]),
    default="text",
    show_default=True,
    help="text: for the terminal; markdown: for reading or a pull request; html: one page for a "
    "browser, with the map from entry points to models; json: for programs.",
)
@click.option(
    "--since",
    metavar="REV",
    help="Tell only what was opened, cleared or made stale, anywhere in the program, since the "
    "work tree and this git revision have gone apart.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write to this file instead of stdout.",
)
def command(target: Target, form: str, since: str | None, out: Path | None) -> None:
    """Ask five questions of each module: how does each stand?

    How long can it wait? Which model answers? What if the answer is odd? Which test shows it? Who
    can explain it? Each is shown, open, or cannot be told. Nothing is judged: the exit code is 0
    whatever the answers are.
    """
    if since is not None and form == "html":
        raise click.UsageError("--format html shows the whole program: not with --since.")
    if since is not None and target.coverage is not None:
        raise click.UsageError("--coverage tells of the program as it is: not with --since.")
    with shown_progress() as progress:
        request = target.request(progress)
        written = _ledger(request, form) if since is None else _delta(request, since, form)
    if isinstance(written, str):
        _write(written, out)
    elif out is None:
        write_lines(written)
    else:
        write_file("".join(f"{line.plain}\n" for line in written), out)


def _ledger(request: Request, form: str) -> str | Iterator[Text]:
    result = run.report(request)
    if form == "markdown":
        return ledger_markdown.render(result.ledger, result.inventory, describe)
    if form == "json":
        return ledger_json.render(result.ledger, result.inventory)
    if form == "html":
        return _page(result, request)
    return ledger_text.render(result.ledger, result.reader)


def _delta(request: Request, since: str, form: str) -> str | Iterator[Text]:
    result = shifted(request, since)
    if form == "markdown":
        return delta_markdown.render(result.delta, result.base)
    if form == "json":
        return delta_json.render(result.delta, result.base)
    return delta_text.render(result.delta, result.base, result.reader)


def _write(document: str, out: Path | None) -> None:
    if out is None:
        write_data(document)
    else:
        write_file(document, out)


def _page(result: run.Reported, request: Request) -> str:
    from lintkit.report import html  # noqa: PLC0415 (no other format needs its templates)

    return html.render(
        result.ledger,
        result.inventory,
        result.call_map,
        result.reader,
        describe=describe,
        project=request.config.root.name,
        today=request.today,
    )
