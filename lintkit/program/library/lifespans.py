"""What web frameworks run around the life of an application, with the application itself."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lintkit.program import shared_state
from lintkit.program.library.support import Model, return_type
from lintkit.program.objects import ContainerObject
from lintkit.program.values import External

if TYPE_CHECKING:
    from lintkit.program.calls import Call
    from lintkit.program.frames import Frame
    from lintkit.program.heap import Key
    from lintkit.program.link import Link
    from lintkit.program.solver import Node

_APPLICATION = "<application>"
_STARLETTE = "starlette.applications.Starlette"


def note_lifespan(link: Link, call: Call, symbol: str) -> None:
    """Notes what an application of a class is made with as its `lifespan`."""
    lifespan = call.arguments.get(-1, "lifespan")
    if lifespan is not None:
        application = External(symbol, call.frame.plan.site(call.position))
        link.each(lifespan, partial(_note, link, application))


def _note(link: Link, application: External, function: int) -> None:
    link.give(link.heap.field(function, _APPLICATION), application)


def _keep(link: Link, value: int) -> None:
    """What a lifespan yields in a dict, the state of each request holds by name."""

    def store(name: Key, node: Node) -> None:
        if isinstance(name, str):
            link.solver.connect(node, shared_state.kept(link, shared_state.REQUEST_STATE, name))

    found = link.objects[value]
    if isinstance(found, ContainerObject) and found.kind == "dict":
        link.heap.items(value).follow(store)


def inject(link: Link, frame: Frame, function: int) -> frozenset[str]:
    """Passes the application to a function that runs around its life."""
    parameters = frame.plan.code.parameters
    if not parameters or not link.heap.has_field(function, _APPLICATION):
        return frozenset()
    application = link.heap.field(function, _APPLICATION)
    link.solver.connect(application, frame.node(parameters[0].register))
    link.each(frame.yielded, partial(_keep, link))
    return frozenset({parameters[0].name})


def _starlette(link: Link, call: Call, _: int | None) -> None:
    return_type(link, call, _STARLETTE)
    note_lifespan(link, call, _STARLETTE)


MODELS: dict[str, Model] = {_STARLETTE: _starlette}
