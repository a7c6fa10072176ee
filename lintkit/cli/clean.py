"""`lintkit clean`: remove what earlier runs left."""

from __future__ import annotations

import click

from lintkit.cli.common import examples
from lintkit.cli.options import Target, target_options
from lintkit.cli.output import tell
from lintkit.engine.cache import FOLDER, Cache
from lintkit.report.escape import printable


@click.command(epilog=examples("clean"))
@target_options(rules=False, run=False)
def command(target: Target) -> None:
    """Remove the .lintkit_cache folder of a project.

    It holds nothing that the next run would not find out again.
    """
    root = target.config.root
    removed = Cache(root).remove()
    tell(printable(f"{root / FOLDER}: {removed / 1_000_000:,.1f} MB removed."))
