"""What web frameworks run around the life of an application, with the application itself."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lintkit.program import shared_state
from lintkit.program.library.support import Model, return_type
from lintkit.program.objects import Bound, Closure, ContainerObject
from lintkit.program.values import External

if TYPE_CHECKING:
    from lintkit.program.calls import Call
    from lintkit.program.frames import Frame
    from lintkit.program.heap import Key
    from lintkit.program.link import Link
    from lintkit.program.solver import Node

_FIRST = "<first>"
_AFTER_SELF = "<after self>"
_STARLETTE = "starlette.applications.Starlette"


def note_lifespan(link: Link, call: Call, symbol: str) -> None:
    """Notes what an application of a class is made with as its `lifespan`."""
    lifespan = call.arguments.get(-1, "lifespan")
    if lifespan is not None:
        application = External(symbol, call.frame.plan.site(call.position))
        link.each(lifespan, partial(note_first, link, application))


def note_first(link: Link, given: External, function: int) -> None:
    """Notes what a framework passes to a function, or to a method of an object, as its first."""
    node = link.solver.allocate(1)
    link.give(node, given)
    note_any_first(link, node, function)


def note_any_first(link: Link, given: Node, function: int) -> None:
    """The same for all that a node holds."""
    value = link.objects[function]
    if isinstance(value, Closure):
        link.solver.connect(given, link.heap.field(function, _FIRST))
    elif isinstance(value, Bound):
        link.solver.connect(given, link.heap.field(value.function, _AFTER_SELF))


def _keep(link: Link, value: int) -> None:
    """What a lifespan yields in a dict, the state of each request holds by name."""

    def store(name: Key, node: Node) -> None:
        if isinstance(name, str):
            link.solver.connect(node, shared_state.kept(link, shared_state.REQUEST_STATE, name))

    found = link.objects[value]
    if isinstance(found, ContainerObject) and found.kind == "dict":
        link.heap.items(value).follow(store)


def inject(link: Link, frame: Frame, function: int) -> frozenset[str]:
    """Passes what a framework passes to a function as its first argument."""
    filled: set[str] = set()
    for index, parameter in enumerate(frame.plan.code.parameters[:2]):
        noted = (_FIRST, _AFTER_SELF)[index]
        if link.heap.has_field(function, noted):
            given = link.heap.field(function, noted)
            link.solver.connect(given, frame.node(parameter.register))
            link.each(frame.yielded, partial(_keep, link))
            filled.add(parameter.name)
    return frozenset(filled)


def _starlette(link: Link, call: Call, _: int | None) -> None:
    return_type(link, call, _STARLETTE)
    note_lifespan(link, call, _STARLETTE)


MODELS: dict[str, Model] = {_STARLETTE: _starlette}
