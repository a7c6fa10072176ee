"""The command line: one module a command, each imported when it is asked for."""

from __future__ import annotations

import click

import lintkit
from lintkit.cli.common import common_options, examples
from lintkit.cli.group import Commands


@click.group(
    "lintkit",
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=examples("check", "check --help", "explain LK101"),
)
@click.version_option(lintkit.__version__, prog_name="lintkit", message="%(prog)s %(version)s")
@common_options
def main() -> None:
    """Which questions does code that talks to AI models answer, and which are open?

    Exit codes: 0 clean; 1 findings; 2 usage, configuration, or a failure of lintkit itself.
    """
