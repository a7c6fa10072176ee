"""The group of commands, and how each way in which one can end is told."""

from __future__ import annotations

import traceback
from importlib import import_module

import click

from lintkit.errors import LintkitError

DEBUG = "lintkit.debug"
"""Key in a context's `meta`: whether a failure shows its traceback."""

_NAMES = (
    "check",
    "report",
    "inventory",
    "graph",
    "account",
    "audit",
    "fleet",
    "scaffold",
    "baseline",
    "explain",
    "rules",
    "config",
    "init",
    "clean",
    "server",
    "new-rule",
    "test-rules",
)
_INTERRUPTED = 130  # 128 + SIGINT, as shells say


class Failure(click.ClickException):
    """An end that is no answer: exit code 2, so that no script takes it for findings."""

    exit_code = 2

    def show(self, file: object = None) -> None:  # noqa: ARG002 (click's own signature)
        """Writes the message to stderr."""
        click.echo(f"lintkit: error: {self.message}", err=True)


class Commands(click.Group):
    """The commands of lintkit, in the order in which a newcomer needs them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002, D102
        return list(_NAMES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002, D102
        if cmd_name not in _NAMES:
            return None
        command: click.Command = import_module(f"lintkit.cli.{cmd_name.replace('-', '_')}").command
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Runs a command; whatever goes wrong ends in one line and the right exit code."""
        try:
            return super().invoke(ctx)
        except LintkitError as error:
            _trace(ctx, error)
            raise Failure(str(error)) from error
        except KeyboardInterrupt:
            click.echo("lintkit: interrupted", err=True)
            raise click.exceptions.Exit(_INTERRUPTED) from None
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except OSError as error:
            _trace(ctx, error)
            where = f"{error.filename}: " if error.filename else ""
            raise Failure(f"{where}{error.strerror or error}") from error
        except Exception as error:
            traced = _trace(ctx, error)
            what = "the traceback above" if traced else "what `--debug` prints"
            text = f"{type(error).__name__}: {' '.join(str(error).split())}"
            raise Failure(
                f"this is a bug in lintkit; please report it with {what} ({text})"
            ) from error


def _trace(ctx: click.Context, error: Exception) -> bool:
    """Shows where an error comes from, if `--debug` asks for it; whether it did."""
    asked: bool = ctx.meta.get(DEBUG, False)
    if asked:
        traceback.print_exception(error)
    return asked
