"""`lintkit config`: each value in force, and where it was set."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
import msgspec
from rich.text import Text

from lintkit.cli.common import examples
from lintkit.cli.options import Target, target_options
from lintkit.cli.output import write_lines
from lintkit.report.escape import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.config import Config


@click.command(
    epilog=examples(
        "config",
        "config services/api --profile strict",
    )
)
@target_options(run=False)
def command(target: Target) -> None:
    """Show the configuration in force, and where each value is set."""
    write_lines(_lines(target.config))


def _lines(config: Config) -> Iterator[Text]:
    yield Text(f"# root: {printable(str(config.root))}", "dim")
    for name, origin in config.origins.items():
        value = msgspec.json.encode(getattr(config, name), enc_hook=str).decode()
        yield Text.assemble(
            (name.replace("_", "-"), "bold"),
            f" = {printable(value)}",
            (f"  # {printable(str(origin))}", "dim"),
        )
