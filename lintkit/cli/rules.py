"""`lintkit rules`: what is looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from rich.text import Text

from lintkit.cli.common import common_options, examples
from lintkit.cli.options import allowed_plugins, plugins_option
from lintkit.cli.output import write_lines
from lintkit.report.described import describe_all
from lintkit.report.text import STYLES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@click.command(
    epilog=examples(
        "rules",
        "rules --plugins",
    )
)
@plugins_option
@common_options
def command(*, plugins: bool | None) -> None:
    """List the rules; `lintkit explain CODE` says more of one."""
    write_lines(_lines(allowed_plugins(plugins)))


def _lines(plugins: tuple[Path, ...]) -> Iterator[Text]:
    rows = list(describe_all(plugins))
    width = max(len(one.name) for one in rows)
    for one in rows:
        yield Text.assemble(
            (one.code, "bold"),
            f"  {one.name:<{width}}  ",
            (f"{one.severity:<7}", STYLES[one.severity]),
            f"  {one.summary}",
        )
