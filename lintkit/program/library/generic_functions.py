"""`functools.singledispatch`: which implementation of a generic function a value chooses.

The items of a generic function are its implementations, by the type that they are registered for.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from msgspec.structs import replace

from lintkit.program.annotations import read_name
from lintkit.program.calls import Call, invoke, invoke_each
from lintkit.program.class_tests import is_instance
from lintkit.program.contexts import class_of
from lintkit.program.library.support import Model, return_node, return_number
from lintkit.program.objects import (
    ClassObject,
    Closure,
    InstanceObject,
    Literal,
    Method,
    WrapperObject,
)
from lintkit.program.values import External

if TYPE_CHECKING:
    from collections.abc import Callable

    from lintkit.ir import TypeRef
    from lintkit.program.frames import Frame
    from lintkit.program.link import Link
    from lintkit.program.solver import Node

_Run: TypeAlias = "Callable[[Link, Call, Node], None]"

_FUNCTION = "functools.singledispatch"
METHOD = "functools.singledispatchmethod"
_DISPATCHED = {_FUNCTION: 0, METHOD: 1}
"""By kind: the index of the argument that chooses, after the receiver."""

_BOUND_OTHERWISE = {"classmethod": 1, "staticmethod": 0}
"""The same for implementations that are no plain methods."""

_UNIONS = frozenset({"|", "Optional", "Union"})


def _generic(kind: str) -> Model:
    def model(link: Link, call: Call, _: int | None) -> None:
        number = link.objects.number(WrapperObject(kind, call.frame.number, call.position))
        default = call.arguments.get(0, "func")
        if default is not None:
            link.solver.connect(default, link.heap.field(number, "default"))
        for name in ("register", "dispatch"):
            link.give(link.heap.field(number, name), Method(f"{kind}.{name}", number))
        return_number(link, call, number)

    return model


# --- registration -------------------------------------------------------------------------------
def _register(kind: str) -> Model:
    """`@f.register`, `@f.register(T)`, `f.register(T, g)`."""

    def model(link: Link, call: Call, receiver: int | None) -> None:
        first, function = call.arguments.get(0, "cls"), call.arguments.get(1, "func")
        if receiver is None or first is None:
            return
        if function is not None:
            link.each(first, partial(_add, link, receiver, function))
            return_node(link, call, function)
            return
        link.each(first, partial(_register_one, link, call, receiver, kind))

    return model


def _register_one(link: Link, call: Call, receiver: int, kind: str, given: int) -> None:
    """What is given is a function, or the type for one that is decorated."""
    found = link.objects[given]
    function = link.constant(given)
    if isinstance(found, Closure):
        _add_by_annotation(link, receiver, function, _DISPATCHED[kind], given)
        return_node(link, call, function)
    elif isinstance(found, WrapperObject) and found.kind in _BOUND_OTHERWISE:
        index = _BOUND_OTHERWISE[found.kind]
        inner = link.heap.field(given, "function")
        link.each(inner, partial(_add_by_annotation, link, receiver, function, index))
        return_node(link, call, function)
    elif call.target is not None:
        number = link.objects.number(
            WrapperObject(f"{kind}.register", call.frame.number, call.position)
        )
        link.solver.connect(function, link.heap.field(number, "type"))
        link.solver.connect(link.constant(receiver), link.heap.field(number, "generic"))
        link.solver.add_one(call.target, number)


def _add_by_annotation(link: Link, receiver: int, function: Node, index: int, inner: int) -> None:
    """Adds a function for the type that its parameter at an index is annotated with."""
    found = link.objects[inner]
    parameters = link.plans[found.code].code.parameters if isinstance(found, Closure) else ()
    annotation = parameters[index].annotation if len(parameters) > index else None
    if annotation is not None and isinstance(found, Closure):
        _add_annotated(link, receiver, function, link.frames.all[found.frame], annotation)


def _add_annotated(
    link: Link, receiver: int, function: Node, frame: Frame, annotation: TypeRef
) -> None:
    if annotation.name.rpartition(".")[2] in _UNIONS:
        for member in annotation.args:
            _add_annotated(link, receiver, function, frame, member)
        return
    type_ = link.solver.allocate(1)
    read_name(link, frame, annotation.name, type_)
    link.each(type_, partial(_add, link, receiver, function))


def _add(link: Link, receiver: int, function: Node, type_: int) -> None:
    link.solver.connect(function, link.heap.items(receiver).at(("object", type_)))


def _decorate(link: Link, call: Call, receiver: int | None) -> None:
    """`@f.register(T)` decorates a function."""
    function = call.arguments.get(0)
    if receiver is None or function is None:
        return
    generic, type_ = (link.heap.field(receiver, name) for name in ("generic", "type"))
    link.each(generic, lambda one: link.each(type_, partial(_add, link, one, function)))
    return_node(link, call, function)


# --- dispatch -----------------------------------------------------------------------------------
def _dispatch(kind: str, run: _Run) -> Model:
    def model(link: Link, call: Call, receiver: int | None) -> None:
        subject = call.arguments.get(_DISPATCHED[kind])
        if receiver is None or subject is None:
            return

        def choose(value: int) -> None:
            link.defer("tests", partial(_choose, link, call, receiver, run, value))

        link.each(subject, choose)

    return model


def _choose(link: Link, call: Call, generic: int, run: _Run, value: int) -> bool:
    """Calls the implementation for the nearest type; each that is possible where that is open."""
    items = link.heap.items(generic)
    answers = {
        key[1]: is_instance(link, value, key[1]) for key in items.by_key if isinstance(key, tuple)
    }
    certain = [type_ for type_, answer in answers.items() if answer]
    chosen = [type_ for type_ in _nearest_first(link, value) if type_ in certain][:1] or certain
    if not chosen:
        chosen = [type_ for type_, answer in answers.items() if answer is None]
        run(link, call, link.heap.field(generic, "default"))
    for type_ in chosen:
        run(link, call, items.at(("object", type_)))
    return True


def _run_methods(link: Link, call: Call, methods: Node) -> None:
    """Runs implementations as what they are bound to wants: its class, itself or neither."""
    receivers = call.arguments.positional[0].node
    link.each(methods, lambda one: link.each(receivers, partial(_run_method, link, call, one)))


def _run_method(link: Link, call: Call, method: int, receiver: int) -> None:
    found = link.objects[method]
    given = call.arguments.from_index(1)
    if isinstance(found, WrapperObject) and found.kind in _BOUND_OTHERWISE:
        if found.kind == "classmethod":
            given = given.after(link.constant(class_of(link, receiver)))
        invoke_each(link, replace(call, arguments=given), link.heap.field(method, "function"))
    elif isinstance(link.objects[receiver], ClassObject):
        invoke(link, replace(call, arguments=given), method)
    else:
        invoke(link, call, method)


def _nearest_first(link: Link, value: int) -> tuple[int, ...]:
    found = link.objects[value]
    if isinstance(found, InstanceObject):
        return link.classes[found.class_].mro
    if isinstance(found, Literal):
        return (link.objects.number(External(f"builtins.{found.type}")),)
    return ()


MODELS: dict[str, Model] = {
    name: model
    for kind, run in ((_FUNCTION, invoke_each), (METHOD, _run_methods))
    for name, model in {
        kind: _generic(kind),
        f"{kind}.__call__": _dispatch(kind, run),
        f"{kind}.register": _register(kind),
        f"{kind}.register.__call__": _decorate,
    }.items()
}
SILENT = frozenset(name for name in MODELS if name not in _DISPATCHED)
"""Registering and choosing are steps of the generic function."""
