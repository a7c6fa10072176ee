"""`lintkit graph`: the call graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from lintkit.cli.common import examples
from lintkit.cli.options import Target, target_options
from lintkit.cli.output import tell_findings, write_data
from lintkit.cli.progress import shown_progress
from lintkit.engine import run
from lintkit.program.writers import WRITERS, Filter, select

if TYPE_CHECKING:
    from lintkit.program.public import Stats


@click.command(
    epilog=examples(
        "graph --stats",
        "graph --to app.llm.ask --depth 3 --format dot | dot -Tsvg > ask.svg",
        "graph --points --format adjacency",
    )
)
@target_options(rules=False, accounts=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(WRITERS)),
    default="json",
    show_default=True,
    help="The form of the graph; adjacency is {function: [callees]}.",
)
@click.option("--from", "sources", multiple=True, metavar="SYMBOL", help="Keep what it can reach.")
@click.option("--to", "targets", multiple=True, metavar="SYMBOL", help="Keep what can reach it.")
@click.option(
    "--depth",
    type=click.IntRange(min=0),
    metavar="N",
    help="With --from or --to: at most this many calls away.",
)
@click.option("--points", is_flag=True, help="Keep what leads to integration points.")
@click.option("--stats", is_flag=True, help="Print how many calls resolve instead of the graph.")
def command(
    target: Target,
    form: str,
    *,
    sources: tuple[str, ...],
    targets: tuple[str, ...],
    depth: int | None,
    points: bool,
    stats: bool,
) -> None:
    """Print which function calls which.

    Symbols are dotted names, as in the graph: `package.module.Class.method`.

    Where more objects meet than can be followed and none answers, every method that may run is
    told, but for what any object can be asked: `==`, `repr`, `len`, truth.
    """
    with shown_progress() as progress:
        result = run.graph(target.request(progress), points=points)
        chosen = Filter(
            sources=sources,
            targets=targets,
            depth=depth,
            points=result.points if points else None,
        )
        nodes = select(result.program, result.program.graph, chosen)
    tell_findings(result.unread, result.reader)
    if stats:
        write_data(_figures(result.program.stats()))
    else:
        write_data(WRITERS[form](result.program, nodes))


def _figures(stats: Stats) -> str:
    rows = (
        ("calls into the program", stats.program),
        ("calls of libraries", stats.external),
        ("calls of builtins", stats.builtin),
        ("calls that cannot be told", stats.unresolved),
        ("calls", stats.total),
    )
    lines = [f"{name:<26}{count:>10,}" for name, count in rows]
    return "\n".join([*lines, f"{'share resolved':<26}{stats.share_resolved:>10.1%}", ""])
