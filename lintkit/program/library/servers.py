"""Servers that call functions with an object of their own: the application, or a request."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lintkit.program.library.lifespans import note_first
from lintkit.program.library.support import Model, return_type
from lintkit.program.values import External

if TYPE_CHECKING:
    from lintkit.program.calls import Call
    from lintkit.program.link import Link

_VERBS = ("delete", "get", "head", "options", "patch", "post", "put", "route", "view", "websocket")
_AIOHTTP = "aiohttp.web"
_SANIC = tuple(f"sanic.{name}" for name in ("Sanic", "app.Sanic", "Blueprint"))
# What is passed first, and by what a program hands over the functions that get it.
_HANDING = {
    f"{_AIOHTTP}.Application": tuple(
        f"{_AIOHTTP}.Application.{name}.append"
        for name in (
            "cleanup_ctx",
            "on_cleanup",
            "on_response_prepare",
            "on_shutdown",
            "on_startup",
        )
    ),
    f"{_AIOHTTP}.Request": tuple(
        f"{_AIOHTTP}.{way}{verb}"
        for way in ("", "RouteTableDef.", "Application.router.add_")
        for verb in _VERBS
    ),
    "sanic.Sanic": tuple(
        f"{app}.{name}"
        for app in _SANIC
        for name in (
            "after_server_start",
            "after_server_stop",
            "before_server_start",
            "before_server_stop",
            "listener",
            "main_process_start",
        )
    ),
    "sanic.Request": tuple(
        f"{app}.{name}"
        for app in _SANIC
        for name in (*_VERBS, "add_route", "middleware", "on_request")
    ),
}


def _handing(symbol: str, given: External) -> Model:
    """Whatever function is passed gets an object as its first argument."""

    def model(link: Link, call: Call, _: int | None) -> None:
        return_type(link, call, symbol)
        for item in call.arguments.positional:
            link.each(item.node, partial(note_first, link, given))
        for _name, node in call.arguments.keywords:
            link.each(node, partial(note_first, link, given))

    return model


MODELS: dict[str, Model] = {
    symbol: _handing(symbol, External(given))
    for given, symbols in _HANDING.items()
    for symbol in symbols
}
