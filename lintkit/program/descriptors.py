"""The descriptor protocol: what a class attribute becomes when it is read.

A plain value goes to the node that all readers of the attribute share. A property function, or
a `__get__`, is called on behalf of each reader.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit.program.calls import Call, invoke
from lintkit.program.contexts import class_of
from lintkit.program.enums import is_enum, is_member, member
from lintkit.program.frames import Frame
from lintkit.program.objects import (
    AROUND,
    Bound,
    Closure,
    Inherited,
    InstanceObject,
    Method,
    WrapperObject,
    literal,
)
from lintkit.program.parameters import Arguments, Positional
from lintkit.program.solver import Node
from lintkit.program.values import External

if TYPE_CHECKING:
    from lintkit.program.link import Link


class Reader(Struct, frozen=True, gc=False):
    """An instruction that reads an attribute."""

    frame: Frame
    position: int
    target: Node


_BOUND_TO_CLASS = frozenset({"classmethod", "functools.singledispatchmethod", "staticmethod"})
"""The kinds of wrappers to which it matters through which class they are read."""


class Getter(Struct, frozen=True, gc=False):
    """A function that runs when an attribute is read, and what it is given."""

    function: int
    arguments: tuple[int, ...] = ()


class Attribute:
    """An attribute of an object as its readers see it.

    Plain values are in the node; property functions and kin are called by each reader.
    """

    __slots__ = ("getters", "readers", "values")

    def __init__(self, values: Node) -> None:
        self.values = values
        self.getters: tuple[Getter, ...] = ()
        self.readers: list[Reader] = []

    def read(self, link: Link, reader: Reader) -> None:
        """Adds a reader."""
        link.solver.connect(self.values, reader.target)
        self.readers.append(reader)
        for getter in self.getters:
            call_getter(link, reader, getter)

    def add_getter(self, link: Link, getter: Getter) -> None:
        """Adds a function that runs on reading."""
        if getter not in self.getters:
            self.getters = (*self.getters, getter)
            for reader in list(self.readers):
                call_getter(link, reader, getter)


def call_getter(link: Link, reader: Reader, getter: Getter) -> None:
    """Runs a getter on behalf of a reader."""
    arguments = Arguments(tuple(Positional(link.constant(value)) for value in getter.arguments))
    call = Call(reader.frame, reader.position, "implicit", reader.target, arguments)
    invoke(link, call, getter.function)


def bind(
    link: Link, attribute: Attribute, receiver: int, found: int, *, shadowed: bool = False
) -> None:
    """What a class attribute becomes when it is read through an object."""
    value = link.objects[found]
    if isinstance(value, WrapperObject):
        if value.kind != "factory":  # of a field: each object has what that made for it
            _bind_wrapper(link, attribute, receiver, found, value)
    elif isinstance(value, InstanceObject) and link.classes.owner(value.class_, "__get__"):
        owner = class_of(link, receiver)
        _bind_descriptor(link, attribute, found, value, (receiver, owner))
    elif shadowed:
        return
    elif isinstance(value, Inherited):
        _bind_inherited(link, attribute, receiver, value.symbol)
    elif isinstance(value, Closure):
        link.give(attribute.values, Bound(found, receiver))
    else:
        _bind_plain(link, attribute, class_of(link, receiver), found)


def bind_to_class(link: Link, attribute: Attribute, class_: int, found: int) -> None:
    """What a class attribute becomes when it is read through the class."""
    value = link.objects[found]
    if isinstance(value, WrapperObject) and value.kind in _BOUND_TO_CLASS:
        _bind_wrapper(link, attribute, class_, found, value)
    elif isinstance(value, Inherited):
        _bind_inherited(link, attribute, class_, value.symbol)
    elif isinstance(value, InstanceObject) and link.classes.owner(value.class_, "__get__"):
        none = link.objects.number(literal(None))
        _bind_descriptor(link, attribute, found, value, (none, class_))
    else:
        _bind_plain(link, attribute, class_, found)


def _bind_plain(link: Link, attribute: Attribute, class_: int, found: int) -> None:
    is_one = class_ in link.classes and is_enum(link, class_)
    if is_one and is_member(link, link.objects[found]):
        found = member(link, class_, found)
    link.solver.add_one(attribute.values, found)


def _bind_wrapper(
    link: Link, attribute: Attribute, receiver: int, found: int, wrapper: WrapperObject
) -> None:
    function = link.heap.field(found, "function")
    if wrapper.kind == "property":
        link.each(
            function,
            lambda got: attribute.add_getter(
                link, Getter(link.objects.number(Bound(got, receiver)))
            ),
        )
    elif wrapper.kind == "classmethod":
        owner = class_of(link, receiver)
        link.each(function, lambda got: link.give(attribute.values, Bound(got, owner)))
    elif wrapper.kind == "staticmethod":
        link.solver.connect(function, attribute.values)
    elif wrapper.kind in {AROUND, "partialmethod", "functools.singledispatchmethod"}:
        link.give(attribute.values, Bound(found, receiver))
    else:
        link.solver.add_one(attribute.values, found)


def _bind_inherited(link: Link, attribute: Attribute, receiver: int, symbol: str) -> None:
    if symbol.startswith("builtins.") or symbol in link.library.bound:
        value: Method | External = Method(symbol, receiver)
    else:
        instance = link.objects[receiver]
        site = None
        if isinstance(instance, InstanceObject) and instance.position >= 0:
            site = link.frames.all[instance.frame].plan.site(instance.position)
        value = External(symbol, site)

    def fall_back() -> bool:
        if not link.solver.points_to[attribute.values] and not attribute.getters:
            link.give(attribute.values, value)
        return True

    if symbol.rpartition(".")[2] in link.stored_names:
        link.defer("attributes", fall_back)
    else:
        link.give(attribute.values, value)


def _bind_descriptor(
    link: Link,
    attribute: Attribute,
    found: int,
    descriptor: InstanceObject,
    arguments: tuple[int, ...],
) -> None:
    link.each(
        link.classes.raw(descriptor.class_, "__get__"),
        lambda got: attribute.add_getter(
            link, Getter(link.objects.number(Bound(got, found)), arguments)
        ),
    )
