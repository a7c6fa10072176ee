"""FastAPI's dependencies: `Depends(f)` runs f each time that what asks for it runs.

A parameter asks by its default or in its annotation, a route or router in its list
`dependencies`. The call graph has the edge from the function that asks: the program hands f over
to be run with that function, wherever `Depends(f)` is written.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from lintkit import ir
from lintkit.program.annotations import read_name
from lintkit.program.calls import Call, invoke_each
from lintkit.program.library.lifespans import note_lifespan
from lintkit.program.library.support import (
    Model,
    decorator_options,
    elements_of,
    receiver_of,
    return_node,
    return_number,
    return_type,
    unwrapped,
)
from lintkit.program.objects import WrapperObject
from lintkit.program.parameters import OF_PARAMETERS

if TYPE_CHECKING:
    from lintkit.program.frames import Frame
    from lintkit.program.link import Link
    from lintkit.program.solver import Node

_DEPENDENCY = "fastapi.Depends"
_LIST = "<dependencies>"
_METHODS = ("api_route", "delete", "get", "head", "options", "patch", "post", "put", "websocket")


def _depends(link: Link, call: Call, _: int | None) -> None:
    number = link.objects.number(WrapperObject(_DEPENDENCY, call.frame.number, call.position))
    function = call.arguments.get(0, "dependency")
    if function is not None:
        link.solver.connect(function, link.heap.field(number, "function"))
    return_number(link, call, number)


def inject(link: Link, frame: Frame, function: int) -> frozenset[str]:
    """Runs what a function in a frame depends on, and passes the results.

    Returns:
        The parameters that are filled; those whose annotation is a name for `Annotated` aside.
    """
    for_route = Call(frame, OF_PARAMETERS, "callback", None, part="route")
    link.each(link.heap.field(function, _LIST), partial(_resolve, link, for_route, None))
    plan = frame.plan
    written = () if plan.maker is None else (*plan.maker.defaults, *plan.maker.metadata)
    said = {item.parameter: item.value for item in written if _is_call(frame, item.value)}
    for parameter in plan.code.parameters:
        target = frame.node(parameter.register)
        call = Call(frame, OF_PARAMETERS, "callback", target, part=parameter.name)
        type_ = None
        if parameter.annotation is not None:
            type_ = link.solver.allocate(1)
            read_name(link, frame, parameter.annotation.name, type_)
            link.each(type_, partial(_resolve_alias, link, call))
        if parameter.name in said:
            asked = frame.enclosing.node(said[parameter.name])
            link.each(asked, partial(_resolve, link, call, type_))
    return frozenset(said)


def _is_call(frame: Frame, register: ir.Register) -> bool:
    return isinstance(frame.plan.parent.defining(register), ir.Call)


def _resolve_alias(link: Link, call: Call, value: int) -> None:
    """`Annotated[T, Depends(f)]` by a name of its own."""
    if isinstance(link.objects[value], WrapperObject):
        type_ = link.heap.field(value, "type")
        link.each(link.heap.field(value, "metadata"), partial(_resolve, link, call, type_))


def _resolve(link: Link, call: Call, type_: Node | None, value: int) -> None:
    """Calls a dependency; one that names no function is the class of the parameter."""
    found = link.objects[value]
    if not isinstance(found, WrapperObject) or found.kind != _DEPENDENCY:
        return
    function = type_
    if link.heap.has_field(value, "function"):
        function = link.heap.field(value, "function")
    if function is None:
        return
    result = link.solver.allocate(1)
    invoke_each(link, replace(call, target=result), function)
    if call.target is not None:
        link.solver.connect(unwrapped(link, result), call.target)


# --- lists of dependencies ----------------------------------------------------------------------
def _router(symbol: str) -> Model:
    """An application or router, whose dependencies run with each of its routes."""

    def model(link: Link, call: Call, _: int | None) -> None:
        return_type(link, call, symbol)
        note_lifespan(link, call, symbol)
        if call.target is not None:
            link.each(call.target, partial(_take_list, link, call))

    return model


def _take_list(link: Link, call: Call, value: int) -> None:
    listed = call.arguments.get(-1, "dependencies")
    if listed is not None:
        link.solver.connect(elements_of(link, call, listed), link.heap.field(value, _LIST))


def _include(link: Link, call: Call, _: int | None) -> None:
    """The routes of an included router also run what the application lists."""
    router, application = call.arguments.get(0, "router"), receiver_of(call)
    if router is None:
        return
    link.each(router, partial(_take_list, link, call))
    if application is not None:
        link.each(application, lambda outer: link.each(router, partial(_hand_on, link, outer)))


def _hand_on(link: Link, owner: int, value: int) -> None:
    link.solver.connect(link.heap.field(owner, _LIST), link.heap.field(value, _LIST))


def _route(symbol: str) -> Model:
    """`app.get(path)`: first the call that makes the decorator, then the decorator's."""

    def model(link: Link, call: Call, _: int | None) -> None:
        if call.kind != "decorator":
            return_type(link, call, symbol)
            return
        function = call.arguments.get(0)
        return_node(link, call, function)
        options = decorator_options(call)
        if options is None or function is None:
            return
        link.each(function, partial(_take_list, link, options))
        owner = receiver_of(options)
        if owner is not None:
            link.each(owner, lambda outer: link.each(function, partial(_hand_on, link, outer)))

    return model


MODELS: dict[str, Model] = {
    "fastapi.Depends": _depends,
    "fastapi.Security": _depends,
    "fastapi.params.Depends": _depends,
    **{
        name: model
        for owner in ("fastapi.APIRouter", "fastapi.FastAPI")
        for name, model in {
            owner: _router(owner),
            f"{owner}.include_router": _include,
            **{f"{owner}.{method}": _route(f"{owner}.{method}") for method in _METHODS},
        }.items()
    },
}
