"""aiohttp's server: what it calls with the application, and what with a request."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lintkit.program.library.lifespans import note_first
from lintkit.program.library.support import Model, return_type
from lintkit.program.values import External

if TYPE_CHECKING:
    from lintkit.program.calls import Call
    from lintkit.program.link import Link

_APPLICATION = External("aiohttp.web.Application")
_REQUEST = External("aiohttp.web.Request")
_VERBS = ("delete", "get", "head", "options", "patch", "post", "put", "route", "view")
_SIGNALS = ("cleanup_ctx", "on_cleanup", "on_response_prepare", "on_shutdown", "on_startup")


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
    symbol: _handing(symbol, given)
    for given, symbols in (
        (_APPLICATION, [f"{_APPLICATION.symbol}.{name}.append" for name in _SIGNALS]),
        (_REQUEST, [f"aiohttp.web.{verb}" for verb in _VERBS]),
        (_REQUEST, [f"aiohttp.web.RouteTableDef.{verb}" for verb in _VERBS]),
        (_REQUEST, [f"{_APPLICATION.symbol}.router.add_{verb}" for verb in _VERBS]),
    )
    for symbol in symbols
}
