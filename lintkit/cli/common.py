"""The options that every command takes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import click

from lintkit.cli.group import DEBUG
from lintkit.cli.output import COLOR, COLORS, Color

_Command: TypeAlias = Callable[..., None]
_Option: TypeAlias = Callable[[_Command], _Command]


def _set_debug(ctx: click.Context, _: click.Parameter, value: bool) -> None:  # noqa: FBT001 (click's callback)
    if value:
        ctx.meta[DEBUG] = True


def _set_color(ctx: click.Context, _: click.Parameter, value: Color | None) -> None:
    if value:
        ctx.meta[COLOR] = value


COMMON: tuple[_Option, ...] = (
    click.option(
        "--color",
        type=click.Choice(COLORS),
        expose_value=False,
        callback=_set_color,
        help="When to colour; auto, the default, does where a terminal shows it.",
    ),
    click.option(
        "--debug",
        is_flag=True,
        expose_value=False,
        callback=_set_debug,
        help="Show the traceback if lintkit itself fails.",
    ),
)


def common_options(command: _Command) -> _Command:
    """Adds what every command takes."""
    for option in reversed(COMMON):
        command = option(command)
    return command


def examples(*commands: str) -> str:
    """The end of a command's help: what can be typed, one command a line."""
    return "\n".join(["\b", "Examples:", *(f"  lintkit {command}" for command in commands)])
