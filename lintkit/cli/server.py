"""`lintkit server`: for editors."""

from __future__ import annotations

import click

from lintkit.cli.common import common_options, examples
from lintkit.cli.options import plugins_option, today
from lintkit.errors import UsageError


@click.command(epilog=examples("server", "server --plugins"))
@plugins_option
@common_options
def command(plugins: bool | None) -> None:  # noqa: FBT001 (an option's value)
    """Tell an editor what is found: a language server.

    An editor starts it, and speaks to it on stdin and stdout; docs/editors.md says how to set one
    up.
    """
    try:
        from lintkit.server.app import Setup, make_server  # noqa: PLC0415 (an extra)
    except ModuleNotFoundError as error:
        if error.name not in ("pygls", "lsprotocol"):
            raise
        raise UsageError("needs pygls: `pip install 'lintkit-ai[lsp]'`.") from error
    make_server(Setup(today, plugins=bool(plugins))).start_io()
