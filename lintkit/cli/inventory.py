"""`lintkit inventory`: every integration point, with its account."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from lintkit.cli.common import examples
from lintkit.cli.options import Target, target_options
from lintkit.cli.output import tell_findings, write_data, write_lines
from lintkit.cli.progress import shown_progress
from lintkit.engine import run
from lintkit.report import inventory_csv, inventory_json, points

if TYPE_CHECKING:
    from lintkit.engine.gather import Request
    from lintkit.model import Inventory


@click.command(
    epilog=examples(
        "inventory",
        "inventory --format csv > points.csv",
        "inventory --format cyclonedx --coverage .coverage > models.cdx.json",
    )
)
@target_options(rules=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "csv", "cyclonedx"]),
    default="text",
    show_default=True,
    help="text: a few lines a point; json: all that is known, with evidence; csv: one row a "
    "point; cyclonedx: a CycloneDX 1.6 bill of the models and SDKs (JSON).",
)
def command(target: Target, form: str) -> None:
    """List every call through which the program reaches a model.

    With each: what bounds the wait, which model answers, which version of the SDK asks it, which
    tests run it, and from where it is reached.
    """
    with shown_progress() as progress:
        request = target.request(progress)
        result = run.inventory(request)
    tell_findings(result.unread, result.reader)
    if form == "json":
        write_data(inventory_json.render(result.inventory))
    elif form == "csv":
        write_data(inventory_csv.render(result.inventory.points))
    elif form == "cyclonedx":
        write_data(_bill(result.inventory, request))
    else:
        write_lines(points.render(result.inventory, result.reader))


def _bill(inventory: Inventory, request: Request) -> str:
    from lintkit.report import inventory_cyclonedx  # noqa: PLC0415 (a quarter of a second)

    return inventory_cyclonedx.render(inventory, request.config.root.name, request.today)
