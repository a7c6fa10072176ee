"""Containers that make objects on demand, each from its class: the package `injector`.

Whoever asks for a class gets the object that stands for all of its instances, and so do the
constructors of what is made, by what their annotations name.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from lintkit.program.annotations import generic_instance, read_name
from lintkit.program.calls import initialize
from lintkit.program.objects import ClassObject
from lintkit.program.parameters import Arguments

if TYPE_CHECKING:
    from lintkit.program.calls import Call
    from lintkit.program.library.support import Model
    from lintkit.program.link import Link


def _get(link: Link, call: Call, _: int | None) -> None:
    asked = call.arguments.get(0, "interface")
    if asked is not None:
        made = replace(call, kind="callback", arguments=Arguments())
        link.each(asked, partial(_make, link, made))


def _make(link: Link, call: Call, class_: int) -> None:
    if isinstance(link.objects[class_], ClassObject):
        link.classes.when_ready(class_, partial(_make_ready, link, call, class_))


def _make_ready(link: Link, call: Call, class_: int) -> None:
    """Makes an object and, the first time, what its constructor asks for."""
    number = generic_instance(link, class_)
    if call.target is not None:
        link.solver.add_one(call.target, number)
    initialize(link, call, number)
    owner = link.classes.owner(class_, "__init__")
    plan = None if owner is None else owner.frame.plan.child("__init__")
    if owner is None or plan is None or link.heap.has_field(class_, _MADE):
        return
    link.heap.field(class_, _MADE)
    for parameter in plan.code.parameters:
        if parameter.annotation is not None:
            type_ = link.solver.allocate(1)
            read_name(link, owner.frame, parameter.annotation.name, type_)
            inner = replace(call, target=None, part=f"{call.part}{parameter.name}")
            link.each(type_, partial(_make_first, link, inner))


def _make_first(link: Link, call: Call, class_: int) -> None:
    if not link.heap.has_field(class_, _MADE):
        _make(link, call, class_)


_MADE = "<made>"
"""The field of a class of which an injector has made an object."""

_INJECTORS = (
    "injector.Injector",
    "fastapi.Request.state.injector",
    "starlette.requests.Request.state.injector",
)
"""The state of a request holds the injector by that name where a dependency puts it there."""

MODELS: dict[str, Model] = {
    **{f"{symbol}.get": _get for symbol in _INJECTORS},
    "injector.Injector.create_object": _get,
}
