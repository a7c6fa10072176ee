"""`type`, `object` and `super`, and attributes that are named by a string."""

from __future__ import annotations

import builtins
from functools import partial
from itertools import islice
from types import WrapperDescriptorType
from typing import TYPE_CHECKING, TypeAlias

from msgspec.structs import replace

from lintkit import ir
from lintkit.program import attributes, stores
from lintkit.program.calls import construct, new_instance
from lintkit.program.creation import announce, class_of_namespace, order
from lintkit.program.descriptors import Reader
from lintkit.program.library.generated import fields
from lintkit.program.library.support import (
    Model,
    return_container,
    return_number,
    return_type,
    where,
)
from lintkit.program.made_classes import make_class
from lintkit.program.matching import MOST_NAMES, names_read, read_matching, store_under_any
from lintkit.program.objects import (
    Affixed,
    ClassObject,
    ContainerObject,
    InstanceObject,
    Literal,
    SuperObject,
)
from lintkit.program.outside import BUILTIN_TYPES
from lintkit.program.pairs import each_pair
from lintkit.program.parameters import Arguments, Positional
from lintkit.program.plan import HOOKS
from lintkit.program.values import External, Unknown

if TYPE_CHECKING:
    from collections.abc import Callable

    from lintkit.program.calls import Call
    from lintkit.program.link import Link
    from lintkit.program.solver import Node

    Store: TypeAlias = Callable[[Link, Node, str, int], None]

_ANY_TEXT = External("builtins.str")


def _type(link: Link, call: Call, _: int | None) -> None:
    subject, bases, namespace = (call.arguments.get(index) for index in range(3))
    if subject is None or call.target is None:
        return
    if bases is not None and namespace is not None:
        make_class(link, call, subject, bases, namespace)
        return
    target = call.target

    def class_of(number: int) -> None:
        value = link.objects[number]
        if isinstance(value, InstanceObject):
            link.solver.add_one(target, value.class_)
        elif isinstance(value, External):
            link.give(target, External(value.symbol))
        elif isinstance(value, Literal):
            link.give(target, External(f"builtins.{value.type}"))
        elif isinstance(value, ContainerObject) and f"builtins.{value.kind}" in BUILTIN_TYPES:
            link.give(target, External(f"builtins.{value.kind}"))

    link.each(subject, class_of)


def _super(link: Link, call: Call, _: int | None) -> None:
    class_node, receiver_node = call.arguments.get(0), call.arguments.get(1)
    if class_node is not None and receiver_node is not None:
        link.each(
            class_node,
            lambda number: _return_supers(link, call, number, receiver_node),
        )
        return
    frame = call.frame
    while frame.enclosing is not frame and frame.enclosing.number not in link.class_of_frame:
        frame = frame.enclosing
    class_ = link.class_of_frame.get(frame.enclosing.number)
    if class_ is not None and frame.plan.code.parameters:
        _return_supers(link, call, class_, frame.node(frame.plan.code.parameters[0].register))


def _return_supers(link: Link, call: Call, class_: int, receivers: Node) -> None:
    if isinstance(link.objects[class_], ClassObject):
        link.each(
            receivers,
            lambda receiver: return_number(
                link, call, link.objects.number(SuperObject(class_, receiver))
            ),
        )


def _getattr(link: Link, call: Call, _: int | None) -> None:
    subject, name, default = (call.arguments.get(index) for index in range(3))
    if subject is None or name is None or call.target is None:
        return
    reader = Reader(call.frame, call.position, call.target)

    def read(number: int) -> None:
        value = link.objects[number]
        if isinstance(value, Literal) and isinstance(value.value, str):
            link.each(subject, partial(_read_or, link, reader, value.value, default))
        elif isinstance(value, Affixed):
            link.each(subject, lambda owner: read_matching(link, owner, value, reader))
            if default is not None:
                link.each(subject, partial(_read_default, link, reader, default))
        elif value == _ANY_TEXT:
            link.each(subject, partial(_read_fields, link, reader))

    link.each(name, read)
    if default is None:
        return
    target = call.target

    def fall_back() -> bool:
        if not link.solver.points_to[target]:
            link.solver.connect(default, target)
        return True

    link.defer("defaults", fall_back)


def _read_fields(link: Link, reader: Reader, owner: int) -> None:
    """Reads each field of an object, where which one is meant is said from outside."""
    instance = link.objects[owner]
    if isinstance(instance, InstanceObject):
        for name, _ in islice(fields(link, instance.class_), MOST_NAMES):
            attributes.read(link, owner, name, reader)


def _read_or(link: Link, reader: Reader, name: str, default: Node | None, owner: int) -> None:
    """Reads an attribute; the default where an object of the program turns out not to have it."""
    attributes.read(link, owner, name, reader)
    if default is None or not isinstance(link.objects[owner], ClassObject | InstanceObject):
        return
    attribute = attributes.attribute_of(link, owner, name)

    def fall_back() -> bool:
        if not attribute.getters and not link.solver.points_to[attribute.values]:
            _read_default(link, reader, default, owner)
        return True

    link.defer("defaults", fall_back)


def _read_default(link: Link, reader: Reader, default: Node, owner: int) -> None:
    own = _own_default(reader)
    if own:
        attributes.read(link, owner, own, reader)
    else:
        link.solver.connect(default, reader.target)


def _own_default(reader: Reader) -> str:
    """The attribute `other` of `getattr(one, name, one.other)`; "" for another default."""
    plan = reader.frame.plan
    call = plan.code.instructions[reader.position]
    given = [argument.value for argument in call.arguments] if isinstance(call, ir.Call) else []
    made = plan.defining(given[2]) if len(given) > 2 else None  # noqa: PLR2004  the default
    return made.name if isinstance(made, ir.GetAttr) and made.object == given[0] else ""


def _setattr(link: Link, call: Call, receiver: int | None) -> None:
    first = 0 if receiver is None else -1
    subject = call.arguments.get(0) if receiver is None else link.constant(receiver)
    name, source = (call.arguments.get(first + index) for index in (1, 2))
    if subject is None or name is None or source is None:
        return
    inner = where(call).call(None)

    def write(source: Node, number: int) -> None:
        value = link.objects[number]
        if isinstance(value, Literal) and isinstance(value.value, str):
            names: tuple[str, ...] = (value.value,)
        elif isinstance(value, Affixed):
            names = names_read(link, value)
        elif isinstance(value, External | Unknown):
            link.each(subject, lambda owner: store_under_any(link, owner, source))
            return
        else:
            return
        for text in names:
            link.each(subject, partial(_write, link, text, source, inner))

    def write_each(name: Node, source: Node) -> None:
        link.each(name, partial(write, source))

    instruction = call.frame.plan.code.instructions[call.position]
    given = instruction.arguments if isinstance(instruction, ir.Call) else ()
    if len(given) > first + 2:
        key, written = given[first + 1], given[first + 2]
        each_pair(link, call.frame, key.value, written.value, write_each)
    else:
        write_each(name, source)


def _write(link: Link, name: str, source: Node, call: Call, owner: int) -> None:
    stores.write(link, owner, name, source, call)


def _set_plainly(link: Link, call: Call, receiver: int | None) -> None:
    """`object.__setattr__`: no `__setattr__` of the class in between."""
    _set(link, call, receiver, _store_on_object)


def _set_on_class(link: Link, call: Call, receiver: int | None) -> None:
    """`type.__setattr__`: no `__setattr__` of the metaclass in between."""
    _set(link, call, receiver, _store_on_class)


def _set(link: Link, call: Call, receiver: int | None, store: Store) -> None:
    first = 0 if receiver is not None else 1
    subject = link.constant(receiver) if receiver is not None else call.arguments.get(0)
    name, source = call.arguments.get(first), call.arguments.get(first + 1)
    if subject is None or name is None or source is None:
        return

    def write(number: int) -> None:
        value = link.objects[number]
        if isinstance(value, Literal) and isinstance(value.value, str):
            link.each(subject, partial(store, link, source, value.value))

    link.each(name, write)


def _store_on_object(link: Link, source: Node, name: str, owner: int) -> None:
    link.solver.connect(source, link.heap.field(owner, name))


def _store_on_class(link: Link, source: Node, name: str, class_: int) -> None:
    if class_ in link.classes:
        link.solver.connect(source, link.classes.store(class_, name))


def _nothing(_: Link, __: Call, ___: int | None) -> None:
    """What is deleted may still have been there before."""


def make(link: Link, call: Call, receiver: int | None) -> None:
    """`object.__new__(class, …)`, and that of any class outside: an instance, not initialized."""
    class_ = call.arguments.get(0)

    def make_one(number: int) -> None:
        value = link.objects[number]
        if isinstance(value, ClassObject):
            return_number(link, call, new_instance(link, call, number))
        elif isinstance(value, External):
            return_type(link, call, value.symbol)

    if class_ is not None:
        link.each(class_, make_one)
    elif receiver is not None:
        make_one(receiver)


def _type_call(link: Link, call: Call, receiver: int | None) -> None:
    """`super().__call__(…)` of a metaclass, or `type.__call__(class, …)`."""

    def make(call: Call, class_: int) -> None:
        if isinstance(link.objects[class_], ClassObject):
            construct(link, call, class_)

    given = call.arguments.get(0)
    if receiver is not None:
        make(call, receiver)
    elif given is not None:
        inner = replace(call, arguments=call.arguments.from_index(1))
        link.each(given, partial(make, inner))


def _type_new(link: Link, call: Call, _: int | None) -> None:
    """`type.__new__(metaclass, name, bases, namespace)` makes the class of that namespace."""
    namespace = call.arguments.get(3)
    if namespace is None:
        return

    def make(number: int) -> None:
        class_ = class_of_namespace(link, number)
        if class_ is not None:
            return_number(link, call, class_)
            announce(link, link.classes[class_], replace(call, kind="implicit"))

    link.each(namespace, make)


def _subclasses(link: Link, call: Call, receiver: int | None) -> None:
    if receiver is None or receiver not in link.classes:
        return
    items = return_container(link, call, "list")

    def fill() -> bool:
        for subclass in link.classes[receiver].subclasses:
            link.solver.add_one(items.unknown, subclass.number)
        return True

    link.defer("attributes", fill)


def _mro(link: Link, call: Call, receiver: int | None) -> None:
    if receiver is not None and receiver in link.classes:
        return_number(link, call, order(link, link.classes[receiver]))


def _get_plainly(link: Link, call: Call, receiver: int | None) -> None:
    """`object.__getattribute__`: what the plain lookup finds.

    Who reads an attribute of an object with a hook of its own is given that by the lookup itself.
    """
    if call.frame.plan.code.name not in HOOKS:
        first = 0 if receiver is None else -1
        subject = call.arguments.get(0) if receiver is None else link.constant(receiver)
        name = call.arguments.get(first + 1)
        if subject is not None and name is not None:
            given = Arguments((Positional(subject), Positional(name)))
            _getattr(link, replace(call, arguments=given), None)


MODELS: dict[str, Model] = {
    "builtins.type": _type,
    "builtins.super": _super,
    "builtins.getattr": _getattr,
    "builtins.setattr": _setattr,
    "builtins.object.__setattr__": _set_plainly,
    "builtins.object.__new__": make,
    "builtins.object.__getattribute__": _get_plainly,
    "builtins.type.__call__": _type_call,
    "builtins.type.__new__": _type_new,
    "builtins.type.__subclasses__": _subclasses,
    "builtins.type.mro": _mro,
    "builtins.type.__setattr__": _set_on_class,
    "builtins.type.__delattr__": _nothing,
    "builtins.object.__delattr__": _nothing,
}
SLOTS = frozenset(
    {
        "builtins.type.__init__",
        *(name for name in MODELS if name.startswith(("builtins.object.", "builtins.type."))),
        *(f"{name}.__new__" for name in BUILTIN_TYPES),
        *(
            f"builtins.{type_.__name__}.{name}"
            for type_ in vars(builtins).values()
            if isinstance(type_, type) and issubclass(type_, BaseException)
            for name in dir(type_)
            if isinstance(getattr(type_, name), WrapperDescriptorType)
        ),
    }
)
"""How the interpreter makes and changes objects: no functions of a program."""
