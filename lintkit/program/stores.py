"""Writing and deleting attributes: setters, `__setattr__`, plain fields."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from lintkit.program import callbacks, shared_state
from lintkit.program.calls import Call, call_special, invoke
from lintkit.program.objects import (
    Bound,
    ClassObject,
    Closure,
    InstanceObject,
    Literal,
    WrapperObject,
    literal,
)
from lintkit.program.parameters import Arguments, Positional
from lintkit.program.values import External, ModuleValue, Unknown

if TYPE_CHECKING:
    from lintkit.program.link import Link
    from lintkit.program.solver import Node


def write(link: Link, number: int, name: str, source: Node, call: Call) -> None:
    """object.name ⊇ source; `call` is what calls a setter."""
    value = link.objects[number]
    if isinstance(value, InstanceObject):
        link.classes.when_ready(
            value.class_, partial(_write_instance, link, number, value.class_, name, source, call)
        )
    elif isinstance(value, ClassObject):
        _write_class(link, number, name, source, call)
    elif isinstance(value, ModuleValue):
        frame = link.module_frames[value.path]
        link.solver.connect(source, link.variable(frame, name) + 1)
    elif isinstance(value, External | Unknown):
        link.escaping.add(source)
        if isinstance(value, External):
            if value.symbol in link.library.open:
                link.solver.connect(source, link.heap.field(number, name))
            elif not shared_state.is_double(value):
                link.solver.connect(source, shared_state.kept(link, value, name))
                if value.origin is not None:
                    callbacks.note(link, number, source)
    elif isinstance(value, Closure | Bound | WrapperObject):
        link.solver.connect(source, link.heap.field(number, name))


def is_plain(link: Link, number: int, name: str) -> bool:
    """Whether an attribute that was set on an object is read as it was set."""
    value = link.objects[number]
    if isinstance(value, ModuleValue):
        return True
    if not isinstance(value, InstanceObject) or not link.classes[value.class_].ready:
        return False
    hooks = ("__setattr__", "__getattribute__")
    if any(link.classes.owner(value.class_, hook) for hook in hooks):
        return False
    owner = link.classes.owner(value.class_, name)
    method = None if owner is None else owner.frame.plan.child(name)
    return owner is None or (method is not None and not method.code.decorators)


def _write_instance(
    link: Link, number: int, class_: int, name: str, source: Node, call: Call
) -> None:
    field = link.heap.field(number, name)
    setter = link.classes.owner(class_, "__setattr__")
    if setter is not None:
        link.each(
            link.classes.raw(class_, "__setattr__"),
            lambda found: _set(link, call, number, found, (literal(name),), source),
        )
        return
    if link.classes.owner(class_, name) is None:
        link.solver.connect(source, field)
        return

    raw = link.classes.raw(class_, name)
    link.each(raw, _Store(link, number, field, source, call))

    def store_plainly() -> bool:
        if not link.solver.points_to[raw]:  # a declaration without a default
            link.solver.connect(source, field)
        return True

    link.defer("attributes", store_plainly)


def _write_class(link: Link, number: int, name: str, source: Node, call: Call) -> None:
    """What `type.__setattr__` stores in the end is stored, whatever a metaclass does before."""
    link.solver.connect(source, link.classes.store(number, name))
    if "__setattr__" in link.classes.names and link.classes[number].metaclass is not None:
        argument = link.constant(link.objects.number(literal(name)))
        given = Arguments((Positional(argument), Positional(source)))
        call_special(link, replace(call, arguments=given), number, "__setattr__")


@dataclass(eq=False, slots=True)
class _Store:
    """Stores by what is found in the class. They are many: a closure takes six times as much."""

    link: Link
    number: int
    field: Node
    source: Node
    call: Call

    def __call__(self, found: int) -> None:
        link = self.link
        value = link.objects[found]
        if isinstance(value, WrapperObject) and value.kind == "property":
            link.each(link.heap.field(found, "setter"), self._call_setter)
        elif isinstance(value, InstanceObject) and link.classes.owner(value.class_, "__set__"):
            link.each(link.classes.raw(value.class_, "__set__"), partial(self._call_set, found))
        else:
            link.solver.connect(self.source, self.field)

    def _call_setter(self, function: int) -> None:
        _set(self.link, self.call, self.number, function, (), self.source)

    def _call_set(self, descriptor: int, function: int) -> None:
        instance = self.link.constant(self.number)
        arguments = Arguments((Positional(instance), Positional(self.source)))
        bound = self.link.objects.number(Bound(function, descriptor))
        invoke(self.link, replace(self.call, arguments=arguments), bound)


def _set(
    link: Link, call: Call, receiver: int, function: int, before: tuple[Literal, ...], source: Node
) -> None:
    values = [link.constant(link.objects.number(value)) for value in before]
    arguments = Arguments(tuple(map(Positional, (*values, source))))
    bound = link.objects.number(Bound(function, receiver))
    invoke(link, replace(call, arguments=arguments), bound)


def delete(link: Link, number: int, name: str, call: Call) -> None:
    """Runs what `del object.name` runs."""
    value = link.objects[number]
    if isinstance(value, InstanceObject):
        link.classes.when_ready(
            value.class_, partial(_delete_of_instance, link, number, value.class_, name, call)
        )
    elif isinstance(value, ClassObject) and "__delattr__" in link.classes.names:
        argument = link.constant(link.objects.number(literal(name)))
        given = replace(call, arguments=Arguments((Positional(argument),)))
        call_special(link, given, number, "__delattr__")


def _delete_of_instance(link: Link, number: int, class_: int, name: str, call: Call) -> None:
    if link.classes.owner(class_, "__delattr__") is not None:
        argument = link.constant(link.objects.number(literal(name)))
        given = replace(call, arguments=Arguments((Positional(argument),)))
        call_special(link, given, number, "__delattr__")
        return

    def run_deleter(found: int) -> None:
        value = link.objects[found]
        if isinstance(value, WrapperObject) and value.kind == "property":
            link.each(
                link.heap.field(found, "deleter"),
                lambda got: invoke(link, call, link.objects.number(Bound(got, number))),
            )
        elif isinstance(value, InstanceObject):
            given = replace(call, arguments=Arguments((Positional(link.constant(number)),)))
            call_special(link, given, found, "__delete__")

    link.each(link.classes.raw(class_, name), run_deleter)
