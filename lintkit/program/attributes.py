"""Reading attributes, by what they are read from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from lintkit.program import creation, shared_state
from lintkit.program.contexts import class_of
from lintkit.program.descriptors import (
    Attribute,
    Getter,
    Reader,
    bind,
    bind_to_class,
)
from lintkit.program.enums import ATTRIBUTES, is_enum
from lintkit.program.heap import ANY_NAME
from lintkit.program.initializers import is_set_by_any, set_by_own
from lintkit.program.marks import mark_of
from lintkit.program.members import read_module
from lintkit.program.namespaces import dictionary, dictionary_of_instance
from lintkit.program.objects import (
    ACCESSORS,
    MAPPINGS,
    Affixed,
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
from lintkit.program.outside import attribute, is_too_deep, lacks
from lintkit.program.raising import ARGUMENTS, builtin_exception
from lintkit.program.values import External, ModuleValue, Unknown

if TYPE_CHECKING:
    from collections.abc import Callable

    from lintkit.program.classes import ClassInfo
    from lintkit.program.link import Link
    from lintkit.program.solver import Node

_TOO_DEEP = Unknown("the path into a library is too long to follow")
_TYPE_NAMES = {"string": "builtins.str", "deque": "collections.deque", "WeakSet": "weakref.WeakSet"}
_TYPE_NAMES |= MAPPINGS
_TAKING_OUT = frozenset({"clear", "pop", "popitem"})
_LINEAGE = {"__bases__": creation.bases, "__mro__": creation.order}
_PROPERTY_METHODS = frozenset({"setter", "getter", "deleter"})
_OBJECT_METHODS = frozenset({"__new__", "__setattr__", "__getattribute__", "__call__"})


def read(link: Link, number: int, name: str, reader: Reader) -> None:
    """reader.target ⊇ object.name."""
    value = link.objects[number]
    _READS[type(value)](link, number, value, name, reader)


def _read_attribute(link: Link, number: int, _: object, name: str, reader: Reader) -> None:
    attribute_of(link, number, name).read(link, reader)


def _read_external(link: Link, number: int, value: External, name: str, reader: Reader) -> None:
    if is_too_deep(value):
        link.give(reader.target, _TOO_DEEP)
    elif value.symbol in link.library.open:
        _read_open(link, number, value, name, reader)
    elif (found := attribute(value, name)) is not None:
        if name == ARGUMENTS and builtin_exception(value.symbol):
            link.solver.connect(link.heap.field(number, name), reader.target)
        if shared_state.is_home(value) and not shared_state.is_home(found):
            _read_kept(link, value, name, found, reader)
            return
        link.give(reader.target, found)
        if name in link.names_set_from_outside or shared_state.holds_items(value):
            link.solver.connect(shared_state.kept(link, value, name), reader.target)


def _read_kept(link: Link, value: External, name: str, found: External, reader: Reader) -> None:
    """Reads what the program keeps in an object of a library, or else what it has itself."""
    kept = shared_state.kept(link, value, name)
    link.solver.connect(kept, reader.target)
    if name not in link.names_set_from_outside:
        link.give(reader.target, found)
        return

    def fall_back() -> bool:
        if not link.solver.points_to[kept]:
            link.give(reader.target, found)
        return True

    link.defer("attributes", fall_back)


def _read_open(link: Link, number: int, value: External, name: str, reader: Reader) -> None:
    """Reads what the program has added to an object of a library, or else what it has itself."""
    field = link.heap.field(number, name)
    link.solver.connect(field, reader.target)

    def fall_back() -> bool:
        found = attribute(value, name)
        if found is not None and not link.solver.points_to[field]:
            link.give(reader.target, found)
        return True

    link.defer("attributes", fall_back)


def _read_namespace(link: Link, _: int, value: Namespace, name: str, reader: Reader) -> None:
    full = f"{value.name}.{name}"
    link.give(reader.target, link.modules.find_or_external(full, value.importer))


def _read_literal(link: Link, number: int, value: Literal, name: str, reader: Reader) -> None:
    type_name = f"builtins.{value.type}"
    if value.value is not None and not lacks(type_name, name):
        link.give(reader.target, Method(f"{type_name}.{name}", number))


def _read_affixed(link: Link, number: int, _: Affixed, name: str, reader: Reader) -> None:
    if not lacks("builtins.str", name):
        link.give(reader.target, Method(f"builtins.str.{name}", number))


def _read_container(
    link: Link, number: int, value: ContainerObject, name: str, reader: Reader
) -> None:
    if link.heap.has_field(number, name):
        link.solver.connect(link.heap.field(number, name), reader.target)
        return
    if name in _TAKING_OUT:
        link.heap.items(number).shrinks = True
    builtin = _TYPE_NAMES.get(value.kind, f"builtins.{value.kind}")
    type_name = value.kind if value.of_library else builtin
    if lacks(type_name, name):
        return
    link.give(reader.target, Method(f"{type_name}.{name}", number))


def _read_closure(link: Link, number: int, value: Closure, name: str, reader: Reader) -> None:
    if name == "__name__":
        link.give(reader.target, literal(link.plans[value.code].code.name))
    elif name == "__call__":
        link.solver.add_one(reader.target, number)
    else:
        link.solver.connect(mark_of(link, number, name), reader.target)


def _read_bound(link: Link, _: int, value: Bound, name: str, reader: Reader) -> None:
    if name == "__self__":
        link.solver.add_one(reader.target, value.receiver)
    elif name == "__func__":
        link.solver.add_one(reader.target, value.function)
    else:
        read(link, value.function, name, reader)


def _read_wrapper(link: Link, number: int, value: WrapperObject, name: str, reader: Reader) -> None:
    if value.kind == "property" and name in _PROPERTY_METHODS:
        link.give(reader.target, Method(f"builtins.property.{name}", number))
    else:
        field = ACCESSORS.get(name, name) if value.kind == "property" else name
        link.solver.connect(link.heap.field(number, field), reader.target)


def _read_unknown(link: Link, number: int, _: Unknown, __: str, reader: Reader) -> None:
    link.solver.add_one(reader.target, number)


def _read_method(link: Link, _: int, __: Method, ___: str, ____: Reader) -> None:
    """Attributes of builtin methods lead nowhere."""


def _read_super(link: Link, _: int, value: SuperObject, name: str, reader: Reader) -> None:
    receiver_class = class_of(link, value.receiver)
    if receiver_class not in link.classes:
        return

    def search() -> None:
        inherits = link.classes.is_subclass(receiver_class, value.class_)
        start = receiver_class if inherits else value.class_
        attribute = Attribute(link.solver.allocate(1))
        raw = link.classes.raw_after(start, value.class_, name)
        link.each(raw, lambda found: bind(link, attribute, value.receiver, found))
        if not link.solver.points_to[raw] and name in _OBJECT_METHODS:
            link.give(attribute.values, Method(f"builtins.object.{name}", value.receiver))
        attribute.read(link, reader)

    link.classes.when_ready(receiver_class, search)


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


@dataclass(eq=False, slots=True)
class _Bind:
    """Binds what is found in a class. They are many: a closure takes six times as much."""

    link: Link
    attribute: Attribute
    receiver: int
    shadowed: bool

    def __call__(self, found: int) -> None:
        bind(self.link, self.attribute, self.receiver, found, shadowed=self.shadowed)


def _look_up(link: Link, attribute: Attribute, number: int, class_: int, name: str) -> None:
    if name == "__class__":
        link.solver.add_one(attribute.values, class_)
        return
    if name == "__dict__":
        link.solver.add_one(attribute.values, dictionary_of_instance(link, number))
        return
    if number in link.promised:
        link.defer("annotations", partial(_fall_back_on_others, link, number, class_, name))
    shadowed = name in set_by_own(link, class_) or _is_own(link, number, class_, name)
    raw = link.classes.raw(class_, name)
    link.each(raw, _Bind(link, attribute, number, shadowed))
    if link.classes.owner(class_, "__getattribute__") is not None:
        _call_hook(link, attribute, number, class_, "__getattribute__", name)
    if link.classes.owner(class_, "__getattr__") is None or name.startswith("__"):
        return
    if link.classes.owner(class_, name) is None:
        if name in link.stored_names and is_set_by_any(link, class_, name):
            return
        link.defer(
            "attributes", partial(_fall_back_on_getattr, link, attribute, number, class_, name)
        )


def _is_own(link: Link, number: int, class_: int, name: str) -> bool:
    """Whether each instance has an attribute of its own that hides the one of the class."""
    instance = link.objects[number]
    if isinstance(instance, InstanceObject) and instance.position >= 0:
        return name in link.library.field_names(link, class_)
    return name in ATTRIBUTES and is_enum(link, class_)


def _fall_back_on_others(link: Link, number: int, class_: int, name: str) -> bool:
    """An object that stands for all of its class has what those have that the program makes.

    That goes for what is not known of it, or by its type alone, and for what libraries made: the
    program's own objects would lead from each class to all others.
    """
    node = link.heap.field(number, name)
    found = (link.objects[value] for value in link.solver.points_to[node])
    if all(isinstance(value, External) and value.origin is None for value in found):
        for other in link.instances.get(class_, ()):
            if link.heap.has_field(other, name):
                link.each(link.heap.field(other, name), partial(_take_external, link, node))
    return True


def _take_external(link: Link, node: Node, number: int) -> None:
    value = link.objects[number]
    if isinstance(value, External) and value.origin is not None:
        link.solver.add_one(node, number)


def _fall_back_on_getattr(
    link: Link, attribute: Attribute, number: int, class_: int, name: str
) -> bool:
    if not link.solver.points_to[attribute.values] and not _may_have_any(link, number):
        _call_hook(link, attribute, number, class_, "__getattr__", name)
    return True


def _may_have_any(link: Link, number: int) -> bool:
    """Whether functions are stored on an object under names that are not known."""
    if not link.heap.has_field(number, ANY_NAME):
        return False
    stored = link.solver.points_to[link.heap.field(number, ANY_NAME)]
    return any(isinstance(link.objects[one], Closure | Bound | WrapperObject) for one in stored)


def _call_hook(
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
    if name == "__dict__":
        link.solver.add_one(attribute.values, dictionary(link, info.frame))
        return
    if name in _LINEAGE:
        link.solver.add_one(attribute.values, _LINEAGE[name](link, info))
        return
    raw = link.classes.raw(number, name)
    link.each(raw, lambda found: bind_to_class(link, attribute, number, found))
    if link.classes.owner(number, name) is None:
        _look_up_on_metaclass(link, attribute, info, name)


def _look_up_on_metaclass(link: Link, attribute: Attribute, info: ClassInfo, name: str) -> None:
    if info.metaclass is not None:

        def look_up(found: int) -> None:
            if isinstance(link.objects[found], ClassObject):
                link.each(
                    link.classes.raw(found, name),
                    lambda method: bind(link, attribute, info.number, method),
                )
                has_hook = link.classes.owner(found, "__getattr__") is not None
                if has_hook and link.classes.owner(found, name) is None:
                    _call_hook(link, attribute, info.number, found, "__getattr__", name)

        link.each(info.metaclass, look_up)
    elif name in {"__new__", "__subclasses__", "mro"}:
        owner = "object" if name == "__new__" else "type"
        link.give(attribute.values, Method(f"builtins.{owner}.{name}", info.number))


_READS: dict[type, Callable[[Link, int, Any, str, Reader], None]] = {
    InstanceObject: _read_attribute,
    ClassObject: _read_attribute,
    External: _read_external,
    ModuleValue: read_module,
    Namespace: _read_namespace,
    Literal: _read_literal,
    Affixed: _read_affixed,
    ContainerObject: _read_container,
    Closure: _read_closure,
    Bound: _read_bound,
    WrapperObject: _read_wrapper,
    SuperObject: _read_super,
    Unknown: _read_unknown,
    Method: _read_method,
    Inherited: _read_method,
}
