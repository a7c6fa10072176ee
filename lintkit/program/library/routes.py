"""Tornado: an application makes the handler of a route, and calls its `initialize`.

A route is a tuple `(pattern, handler, arguments)`, or what `url(…)` makes of the same.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lintkit.program import shared_state
from lintkit.program.annotations import generic_instance
from lintkit.program.library.support import Model, call_back, elements_of, return_type
from lintkit.program.objects import Bound, ClassObject, Closure, ContainerObject
from lintkit.program.parameters import Arguments
from lintkit.program.values import External

if TYPE_CHECKING:
    from lintkit.program.calls import Call
    from lintkit.program.link import Link
    from lintkit.program.solver import Node

APPLICATIONS = {
    "tornado.web.Application": 0,
    "tornado.web.Application.__init__": 0,
    "tornado.web.Application.add_handlers": 1,
}
"""What takes a list of routes, and its position."""

ROUTES = ("tornado.web.URLSpec", "tornado.web.url")
"""What makes a route."""


def _application(symbol: str) -> Model:
    def model(link: Link, call: Call, _: int | None) -> None:
        return_type(link, call, symbol)
        routes = call.arguments.get(APPLICATIONS[symbol], "handlers")
        if routes is not None:
            link.each(elements_of(link, call, routes), partial(_route, link, call))
        for name, node in call.arguments.keywords:
            settings = shared_state.kept(link, External("tornado.web.Application.settings"), name)
            link.solver.connect(node, settings)

    return model


def _route(link: Link, call: Call, value: int) -> None:
    route = link.objects[value]
    if isinstance(route, ContainerObject) and route.kind in {"list", "tuple"}:
        items = link.heap.items(value)
        link.each(items.at(1), partial(_handle, link, call, items.at(2)))


def _url(symbol: str) -> Model:
    def model(link: Link, call: Call, _: int | None) -> None:
        return_type(link, call, symbol)
        handler, given = call.arguments.get(1, "handler"), call.arguments.get(2, "kwargs")
        if handler is not None:
            link.each(handler, partial(_handle, link, call, given))

    return model


def _handle(link: Link, call: Call, given: Node | None, class_: int) -> None:
    if isinstance(link.objects[class_], ClassObject):
        link.classes.when_ready(class_, partial(_initialize, link, call, given, class_))


def _initialize(link: Link, call: Call, given: Node | None, class_: int) -> None:
    number = generic_instance(link, class_)

    def run(method: int) -> None:
        if isinstance(link.objects[method], Closure):
            bound = link.constant(link.objects.number(Bound(method, number)))
            arguments = Arguments((), (), () if given is None else (given,))
            call_back(link, call, bound, arguments, part="initialize")

    link.each(link.classes.raw(class_, "initialize"), run)


MODELS: dict[str, Model] = {
    **{symbol: _application(symbol) for symbol in APPLICATIONS},
    **{symbol: _url(symbol) for symbol in ROUTES},
}
