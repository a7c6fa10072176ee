"""Reading and writing attributes: the data model's lookup, descriptors included."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from lintkit import ir
from lintkit.program.calls import Call, invoke
from lintkit.program.objects import (
    Bound,
    ClassObject,
    Closure,
    ContainerObject,
    Inherited,
    InstanceObject,
    Literal,
    Method,
    Namespace,
    SuperObject,
    WrapperObject,
    literal,
)
from lintkit.program.parameters import Arguments, Positional
from lintkit.program.values import External, ModuleValue, Unknown

if TYPE_CHECKING:
    from lintkit.program.classes import ClassInfo
    from lintkit.program.frames import Frame
    from lintkit.program.link import Link
    from lintkit.program.plan import Plan
    from lintkit.program.solver import Node

MOST_SEGMENTS = 12
"""Longest path that is followed through what the program does not define."""

_TOO_DEEP = Unknown("the path into a library is too long to follow")

BUILTIN_TYPES = {"string": "str", "NoneType": "None"}


class Reader(NamedTuple):
    """An instruction that reads an attribute."""

    frame: Frame
    position: int
    target: Node


class Getter(NamedTuple):
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
            _get(link, reader, getter)

    def add_getter(self, link: Link, getter: Getter) -> None:
        """Adds a function that runs on reading."""
        if getter not in self.getters:
            self.getters = (*self.getters, getter)
            for reader in list(self.readers):
                _get(link, reader, getter)


def _get(link: Link, reader: Reader, getter: Getter) -> None:
    arguments = Arguments(tuple(Positional(link.constant(value)) for value in getter.arguments))
    call = Call(reader.frame, reader.position, "implicit", reader.target, arguments)
    invoke(link, call, getter.function)


def read(link: Link, number: int, name: str, reader: Reader) -> None:
    """reader.target ⊇ object.name."""
    value = link.objects[number]
    if isinstance(value, InstanceObject | ClassObject):
        attribute_of(link, number, name).read(link, reader)
    elif isinstance(value, External):
        link.give(reader.target, _member(value, name))
    elif isinstance(value, ModuleValue):
        _read_module(link, value.path, name, reader)
    elif isinstance(value, Namespace):
        full = f"{value.name}.{name}"
        link.give(reader.target, link.modules.find_or_external(full, value.importer))
    elif isinstance(value, Literal):
        if value.value is not None:
            link.give(reader.target, Method(f"builtins.{value.type}.{name}", number))
    elif isinstance(value, ContainerObject):
        type_name = BUILTIN_TYPES.get(value.kind, value.kind)
        link.give(reader.target, Method(f"builtins.{type_name}.{name}", number))
    elif isinstance(value, SuperObject):
        _read_super(link, value, name, reader)
    elif isinstance(value, WrapperObject) and value.kind == "property" and name in _ACCESSORS:
        link.give(reader.target, Method(f"builtins.property.{name}", number))
    elif isinstance(value, Bound):
        _read_bound(link, value, name, reader)
    elif isinstance(value, Closure | WrapperObject):
        if name == "__name__" and isinstance(value, Closure):
            link.give(reader.target, literal(link.plans[value.code].code.name))
        elif name == "__call__":
            link.solver.add(reader.target, link.objects.only(number))
        link.solver.connect(link.heap.field(number, name), reader.target)
    elif isinstance(value, Unknown):
        link.solver.add(reader.target, link.objects.only(number))


_ACCESSORS = frozenset({"setter", "getter", "deleter"})


def write(link: Link, number: int, name: str, source: Node, call: Call) -> None:
    """object.name ⊇ source; `call` is what calls a setter."""
    value = link.objects[number]
    if isinstance(value, InstanceObject):
        link.classes.when_ready(
            value.class_, partial(_write_instance, link, number, value.class_, name, source, call)
        )
    elif isinstance(value, ClassObject):
        link.solver.connect(source, link.classes.store(number, name))
    elif isinstance(value, ModuleValue):
        frame = link.module_frames[value.path]
        link.solver.connect(source, link.variable(frame, name) + 1)
    elif isinstance(value, Closure | Bound | WrapperObject):
        link.solver.connect(source, link.heap.field(number, name))


def attribute_of(link: Link, number: int, name: str) -> Attribute:
    """The attribute of an instance or class, as its readers see it."""
    attribute = link.attributes.get((number, name))
    if attribute is None:
        values = link.heap.field(number, name)
        attribute = link.attributes[number, name] = Attribute(values)
        value = link.objects[number]
        if isinstance(value, InstanceObject):
            link.classes.when_ready(
                value.class_, partial(_look_up, link, attribute, number, value.class_, name)
            )
        else:
            link.classes.when_ready(
                number, partial(_look_up_on_class, link, attribute, number, name)
            )
    return attribute


def _look_up(link: Link, attribute: Attribute, number: int, class_: int, name: str) -> None:
    if name == "__class__":
        link.solver.add(attribute.values, link.objects.only(class_))
        return
    shadowed = name in _assigned_in_init(link, class_)
    raw = link.classes.raw(class_, name)
    link.each(raw, lambda found: bind(link, attribute, number, found, shadowed=shadowed))
    if link.classes.owner(class_, "__getattribute__") is not None:
        _call_getattr(link, attribute, number, class_, "__getattribute__", name)
    if link.classes.owner(class_, "__getattr__") is None or name.startswith("__"):
        return
    if link.classes.owner(class_, name) is None:
        if name in link.stored_names:
            link.defer(
                "attributes",
                partial(_fall_back_on_getattr, link, attribute, number, class_, name),
            )
        else:
            _call_getattr(link, attribute, number, class_, "__getattr__", name)


def _fall_back_on_getattr(
    link: Link, attribute: Attribute, number: int, class_: int, name: str
) -> bool:
    if not link.solver.points_to[attribute.values]:
        _call_getattr(link, attribute, number, class_, "__getattr__", name)
    return True


def _call_getattr(
    link: Link, attribute: Attribute, number: int, class_: int, method: str, name: str
) -> None:
    argument = link.objects.number(literal(name))

    def add(found: int) -> None:
        function = link.objects.number(Bound(found, number))
        attribute.add_getter(link, Getter(function, (argument,)))

    link.each(link.classes.raw(class_, method), add)


def _look_up_on_class(link: Link, attribute: Attribute, number: int, name: str) -> None:
    info = link.classes[number]
    if name == "__name__":
        link.give(attribute.values, literal(info.frame.plan.code.name))
        return
    raw = link.classes.raw(number, name)
    link.each(raw, lambda found: bind_to_class(link, attribute, number, found))
    if link.classes.owner(number, name) is None:
        _look_up_on_metaclass(link, attribute, info, name)


def _look_up_on_metaclass(link: Link, attribute: Attribute, info: ClassInfo, name: str) -> None:
    for entry in info.mro:
        if entry in link.classes and (metaclass := link.classes[entry].metaclass) is not None:

            def look_up(found: int) -> None:
                if isinstance(link.objects[found], ClassObject):
                    link.each(
                        link.classes.raw(found, name),
                        lambda method: bind(link, attribute, info.number, method),
                    )

            link.each(metaclass, look_up)
            return
    if name in {"__new__", "__subclasses__", "mro"}:
        owner = "object" if name == "__new__" else "type"
        link.give(attribute.values, Method(f"builtins.{owner}.{name}", info.number))


def bind(
    link: Link, attribute: Attribute, receiver: int, found: int, *, shadowed: bool = False
) -> None:
    """What a class attribute becomes when it is read through an object."""
    value = link.objects[found]
    if isinstance(value, WrapperObject):
        _bind_wrapper(link, attribute, receiver, found, value)
    elif isinstance(value, Inherited):
        _bind_inherited(link, attribute, receiver, value.symbol)
    elif isinstance(value, InstanceObject) and link.classes.owner(value.class_, "__get__"):
        owner = _class_of(link, receiver)
        _bind_descriptor(link, attribute, found, value, (receiver, owner))
    elif shadowed:
        return
    elif isinstance(value, Closure):
        link.give(attribute.values, Bound(found, receiver))
    else:
        link.solver.add(attribute.values, link.objects.only(found))


def bind_to_class(link: Link, attribute: Attribute, class_: int, found: int) -> None:
    """What a class attribute becomes when it is read through the class."""
    value = link.objects[found]
    if isinstance(value, WrapperObject) and value.kind in {"staticmethod", "classmethod"}:
        _bind_wrapper(link, attribute, class_, found, value)
    elif isinstance(value, Inherited):
        _bind_inherited(link, attribute, class_, value.symbol)
    elif isinstance(value, InstanceObject) and link.classes.owner(value.class_, "__get__"):
        none = link.objects.number(literal(None))
        _bind_descriptor(link, attribute, found, value, (none, class_))
    elif _is_enum(link, class_) and isinstance(value, Literal | ContainerObject | External):
        member = InstanceObject(class_, link.classes[class_].frame.number, -2 - found)
        number = link.objects.number(member)
        link.solver.add(link.heap.field(number, "value"), link.objects.only(found))
        link.solver.add(attribute.values, link.objects.only(number))
    else:
        link.solver.add(attribute.values, link.objects.only(found))


_ENUMS = ("enum.",)


def _is_enum(link: Link, class_: int) -> bool:
    return any(symbol.startswith(_ENUMS) for symbol in link.classes.external_bases(class_))


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
        owner = _class_of(link, receiver)
        link.each(function, lambda got: link.give(attribute.values, Bound(got, owner)))
    elif wrapper.kind == "staticmethod":
        link.solver.connect(function, attribute.values)
    elif wrapper.kind == "partialmethod":
        link.give(attribute.values, Bound(found, receiver))
    else:
        link.solver.add(attribute.values, link.objects.only(found))


def _bind_inherited(link: Link, attribute: Attribute, receiver: int, symbol: str) -> None:
    if symbol.startswith("builtins."):
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


def _class_of(link: Link, receiver: int) -> int:
    value = link.objects[receiver]
    return value.class_ if isinstance(value, InstanceObject) else receiver


def _read_module(link: Link, path: str, name: str, reader: Reader) -> None:
    if link.read_global(path, name, reader.target):
        return
    found = link.modules.submodule(path, name)
    if found is not None:
        link.give(reader.target, found)
        return
    frame = link.module_frames[path]
    if name == "__name__":
        link.give(reader.target, literal(link.modules.name(path)))
    elif "__getattr__" in frame.plan.owned:
        getter = link.solver.allocate(1)
        link.read_variable(frame, "__getattr__", getter)
        arguments = (link.objects.number(literal(name)),)
        link.each(getter, lambda got: _get(link, reader, Getter(got, arguments)))
    else:
        link.read_variable(frame, name, reader.target)


def _read_super(link: Link, value: SuperObject, name: str, reader: Reader) -> None:
    receiver_class = _class_of(link, value.receiver)
    if receiver_class not in link.classes:
        return

    def search() -> None:
        start = receiver_class
        if not link.classes.is_subclass(start, value.class_):
            start = value.class_
        attribute = Attribute(link.solver.allocate(1))
        raw = link.classes.raw_after(start, value.class_, name)
        link.each(raw, lambda found: bind(link, attribute, value.receiver, found))
        if not link.solver.points_to[raw] and name in _OBJECT_METHODS:
            link.give(attribute.values, Method(f"builtins.object.{name}", value.receiver))
        attribute.read(link, reader)

    link.classes.when_ready(receiver_class, search)


_OBJECT_METHODS = frozenset({"__new__", "__setattr__", "__getattribute__", "__call__"})


def _read_bound(link: Link, value: Bound, name: str, reader: Reader) -> None:
    if name == "__self__":
        link.solver.add(reader.target, link.objects.only(value.receiver))
    elif name == "__func__":
        link.solver.add(reader.target, link.objects.only(value.function))
    else:
        read(link, value.function, name, reader)


def _member(value: External, name: str) -> External | Unknown:
    if value.symbol.count(".") + 2 > MOST_SEGMENTS:
        return _TOO_DEEP
    return External(f"{value.symbol}.{name}", value.origin)


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

    def store(found: int) -> None:
        value = link.objects[found]
        if isinstance(value, WrapperObject) and value.kind == "property":
            link.each(
                link.heap.field(found, "setter"),
                lambda got: _set(link, call, number, got, (), source),
            )
        elif isinstance(value, InstanceObject) and link.classes.owner(value.class_, "__set__"):
            instance = link.constant(number)
            arguments = Arguments((Positional(instance), Positional(source)))
            link.each(
                link.classes.raw(value.class_, "__set__"),
                lambda got: invoke(
                    link,
                    call._replace(arguments=arguments),
                    link.objects.number(Bound(got, found)),
                ),
            )
        else:
            link.solver.connect(source, field)

    link.each(link.classes.raw(class_, name), store)


def _set(
    link: Link, call: Call, receiver: int, function: int, before: tuple[Literal, ...], source: Node
) -> None:
    values = [link.constant(link.objects.number(value)) for value in before]
    arguments = Arguments(tuple(map(Positional, (*values, source))))
    bound = link.objects.number(Bound(function, receiver))
    invoke(link, call._replace(arguments=arguments), bound)


def _assigned_in_init(link: Link, class_: int) -> frozenset[str]:
    """The attributes that `__init__` sets on every path: they hide class attributes."""
    owner = link.classes.owner(class_, "__init__")
    if owner is None:
        return frozenset()
    plan = owner.frame.plan.child("__init__")
    return frozenset() if plan is None else certainly_set(plan)


def certainly_set(plan: Plan) -> frozenset[str]:
    """The attributes that a method sets on its first parameter whatever happens."""
    if not plan.code.parameters:
        return frozenset()
    receiver = plan.code.parameters[0].register
    return frozenset(
        instruction.name
        for instruction in plan.code.instructions
        if isinstance(instruction, ir.SetAttr)
        and instruction.object == receiver
        and instruction.region == 0
    )
