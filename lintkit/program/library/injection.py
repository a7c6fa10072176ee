"""Containers that make objects on demand, each from its class: the package `injector`.

Whoever asks for a class gets what the program provides for it: what a method under `@provider`
returns, or what the class is bound to. For other classes of the program it gets the object that
stands for all of its instances. So do the constructors of what is made, by their annotations.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from lintkit.program.annotations import generic_instance, read_name
from lintkit.program.calls import initialize
from lintkit.program.library.support import call_back, return_node, return_type
from lintkit.program.objects import Bound, ClassObject, Closure
from lintkit.program.parameters import Arguments

if TYPE_CHECKING:
    from lintkit.program.calls import Call
    from lintkit.program.classes import ClassInfo
    from lintkit.program.library.support import Model
    from lintkit.program.link import Link
    from lintkit.program.plan import Plan
    from lintkit.program.solver import Node

_MADE = "<made>"
"""The field of a class of which an injector has made an object."""

_PROVIDED = "<provided>"
"""The field of a type that holds what the program provides for it: objects, or what makes them."""

_INJECTORS = (
    "injector.Injector",
    "fastapi.Request.state.injector",
    "starlette.requests.Request.state.injector",
)
"""The state of a request holds the injector by that name where a dependency puts it there."""


def _get(link: Link, call: Call, _: int | None) -> None:
    asked = call.arguments.get(0, "interface")
    if asked is not None:
        made = replace(call, kind="callback", arguments=Arguments())
        link.each(asked, partial(_make, link, made))


def _make(link: Link, call: Call, type_: int) -> None:
    if call.target is not None:
        provided = link.heap.field(type_, _PROVIDED)
        link.each(provided, partial(_provide, link, call, call.target))
    if isinstance(link.objects[type_], ClassObject):
        link.classes.when_ready(type_, partial(_make_ready, link, call, type_))


def _provide(link: Link, call: Call, target: Node, provided: int) -> None:
    """Target ⊇ what is provided, or what it makes."""
    value = link.objects[provided]
    if isinstance(value, ClassObject):
        _make(link, replace(call, target=target), provided)
        return
    if not isinstance(value, (Bound, Closure)):
        link.solver.add_one(target, provided)
        return
    class_ = link.class_of_frame.get(value.frame) if isinstance(value, Closure) else None
    if class_ is not None:
        provided = link.objects.number(Bound(provided, generic_instance(link, class_)))
    made = call_back(link, call, link.constant(provided), Arguments(), part="provide")
    link.solver.connect(made, target)


def _make_ready(link: Link, call: Call, class_: int) -> None:
    """Makes an object and, the first time, what its constructor asks for."""
    number = generic_instance(link, class_)
    if call.target is not None:
        link.solver.add_one(call.target, number)
    owner = link.classes.owner(class_, "__init__")
    plan = None if owner is None else owner.frame.plan.child("__init__")
    if owner is None or plan is None:
        initialize(link, call, number)
        return
    first = not link.heap.has_field(class_, _MADE)
    link.heap.field(class_, _MADE)
    injected = Arguments((), tuple(_injected(link, call, owner, plan, first=first)))
    initialize(link, replace(call, arguments=injected), number)


def _injected(
    link: Link, call: Call, owner: ClassInfo, plan: Plan, *, first: bool
) -> list[tuple[str, Node]]:
    """What a constructor gets for the parameters that name a type."""
    found: list[tuple[str, Node]] = []
    for parameter in plan.code.parameters:
        if parameter.annotation is None:
            continue
        type_ = link.solver.allocate(1)
        read_name(link, owner.frame, parameter.annotation.name, type_)
        given = link.solver.allocate(1)
        part = f"{call.part}{parameter.name}"
        inner = replace(call, target=given, arguments=Arguments(), part=part)
        link.each(type_, partial(_find, link, inner))
        if first:
            link.each(type_, partial(_make_first, link, replace(inner, target=None)))
        if not parameter.has_default and parameter.kind in {"positional", "keyword_only"}:
            found.append((parameter.name, given))
    return found


def _find(link: Link, call: Call, type_: int) -> None:
    """Target ⊇ what the program provides for a type."""
    if call.target is not None:
        provided = link.heap.field(type_, _PROVIDED)
        link.each(provided, partial(_provide, link, call, call.target))


def _make_first(link: Link, call: Call, class_: int) -> None:
    if not link.heap.has_field(class_, _MADE):
        _make(link, call, class_)


def _provider(link: Link, call: Call, _: int | None) -> None:
    """`@provider`: what a method returns is provided for the type that it says it returns."""
    function = call.arguments.get(0)
    if function is not None:
        return_node(link, call, function)
        link.each(function, partial(_note_provider, link, call))


def _note_provider(link: Link, call: Call, function: int) -> None:
    value = link.objects[function]
    if isinstance(value, Closure) and (said := link.plans[value.code].code.returns) is not None:
        type_ = link.solver.allocate(1)
        read_name(link, call.frame, said.name, type_)
        link.each(type_, lambda one: link.solver.add_one(link.heap.field(one, _PROVIDED), function))


def _bind(link: Link, call: Call, _: int | None) -> None:
    """`binder.bind(Client, to=client)`."""
    return_type(link, call, "injector.Binder.bind")
    type_, to = call.arguments.get(0, "interface"), call.arguments.get(1, "to")
    if type_ is not None and to is not None:
        link.each(type_, lambda one: link.solver.connect(to, link.heap.field(one, _PROVIDED)))


MODELS: dict[str, Model] = {
    **{f"{symbol}.get": _get for symbol in _INJECTORS},
    "injector.Injector.create_object": _get,
    "injector.provider": _provider,
    **{f"injector.{binder}.bind": _bind for binder in ("Binder", "Injector.binder")},
}
