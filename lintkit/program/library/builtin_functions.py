"""Builtin functions and types that call back, build containers or reach attributes by name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lintkit.program import attributes, protocols, stores
from lintkit.program.calls import call_special, construct
from lintkit.program.descriptors import Reader
from lintkit.program.displays import SEQUENCES
from lintkit.program.library.support import (
    Model,
    call_back_with,
    elements_of,
    new_container,
    return_container,
    return_node,
    return_number,
    return_type,
    where,
)
from lintkit.program.objects import (
    ClassObject,
    ContainerObject,
    InstanceObject,
    Literal,
    SuperObject,
    WrapperObject,
    literal,
)
from lintkit.program.values import External

if TYPE_CHECKING:
    from lintkit.program.calls import Call
    from lintkit.program.heap import Items
    from lintkit.program.link import Link
    from lintkit.program.solver import Node


# --- objects and attributes -------------------------------------------------------------------
def _type(link: Link, call: Call, _: int | None) -> None:
    subject = call.arguments.get(0)
    if subject is None or call.target is None:
        return
    target = call.target

    def class_of(number: int) -> None:
        value = link.objects[number]
        if isinstance(value, InstanceObject):
            link.solver.add(target, link.objects.only(value.class_))
        elif isinstance(value, External):
            link.give(target, External(value.symbol))
        elif isinstance(value, Literal):
            link.give(target, External(f"builtins.{value.type}"))

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
            text = value.value
            link.each(subject, lambda owner: attributes.read(link, owner, text, reader))

    link.each(name, read)
    if default is None:
        return
    target = call.target

    def fall_back() -> bool:
        if not link.solver.points_to[target]:
            link.solver.connect(default, target)
        return True

    link.defer("defaults", fall_back)


def _setattr(link: Link, call: Call, receiver: int | None) -> None:
    first = 0 if receiver is None else -1
    subject = call.arguments.get(0) if receiver is None else link.constant(receiver)
    name, source = (call.arguments.get(first + index) for index in (1, 2))
    if subject is None or name is None or source is None:
        return
    inner = where(call).call(None)

    def write(number: int) -> None:
        value = link.objects[number]
        if isinstance(value, Literal) and isinstance(value.value, str):
            text = value.value
            link.each(subject, lambda owner: stores.write(link, owner, text, source, inner))

    link.each(name, write)


def _set_plainly(link: Link, call: Call, receiver: int | None) -> None:
    """`object.__setattr__`: no `__setattr__` of the class in between."""
    first = 0 if receiver is not None else 1
    subject = link.constant(receiver) if receiver is not None else call.arguments.get(0)
    name, source = call.arguments.get(first), call.arguments.get(first + 1)
    if subject is None or name is None or source is None:
        return

    def write(number: int) -> None:
        value = link.objects[number]
        if isinstance(value, Literal) and isinstance(value.value, str):
            text = value.value
            link.each(
                subject, lambda owner: link.solver.connect(source, link.heap.field(owner, text))
            )

    link.each(name, write)


def _object_new(link: Link, call: Call, receiver: int | None) -> None:
    class_ = call.arguments.get(0)

    def make(number: int) -> None:
        if isinstance(link.objects[number], ClassObject):
            return_number(
                link,
                call,
                link.objects.number(InstanceObject(number, call.frame.number, call.position)),
            )

    if class_ is not None:
        link.each(class_, make)
    elif receiver is not None:
        make(receiver)


def _type_call(link: Link, call: Call, receiver: int | None) -> None:
    if receiver is not None and isinstance(link.objects[receiver], ClassObject):
        construct(link, call, receiver)


def _wrapper(kind: str) -> Model:
    def model(link: Link, call: Call, _: int | None) -> None:
        number = link.objects.number(WrapperObject(kind, call.frame.number, call.position))
        function = call.arguments.get(0, "fget")
        setter = call.arguments.get(1, "fset")
        if function is not None:
            link.solver.connect(function, link.heap.field(number, "function"))
        if setter is not None:
            link.solver.connect(setter, link.heap.field(number, "setter"))
        return_number(link, call, number)

    return model


def _property_accessor(replaced: str) -> Model:
    def model(link: Link, call: Call, receiver: int | None) -> None:
        number = link.objects.number(WrapperObject("property", call.frame.number, call.position))
        given = call.arguments.get(0)
        if receiver is not None:
            for name in ("function", "setter"):
                if name != replaced:
                    link.solver.connect(
                        link.heap.field(receiver, name), link.heap.field(number, name)
                    )
        if given is not None:
            link.solver.connect(given, link.heap.field(number, replaced))
        return_number(link, call, number)

    return model


# --- iteration --------------------------------------------------------------------------------
def _iter(link: Link, call: Call, _: int | None) -> None:
    subject = call.arguments.get(0)
    if subject is None or call.target is None:
        return
    target = call.target

    def make(number: int) -> None:
        if isinstance(link.objects[number], InstanceObject):
            call_special(link, where(call).call(target), number, "__iter__")
        elif isinstance(link.objects[number], ContainerObject):
            items = return_container(link, call, "generator")
            protocols.iterate(link, where(call), number, items.unknown)
        else:
            link.solver.add(target, link.objects.only(number))

    if call.arguments.get(1) is None:
        link.each(subject, make)
    else:
        items = return_container(link, call, "generator")
        link.solver.connect(call_back_with(link, call, subject), items.unknown)


def _next(link: Link, call: Call, _: int | None) -> None:
    subject = call.arguments.get(0)
    if subject is not None and call.target is not None:
        target = call.target
        link.each(
            subject,
            lambda number: protocols.advance(link, where(call), number, target, is_async=False),
        )
    return_node(link, call, call.arguments.get(1))


def _map(link: Link, call: Call, _: int | None) -> None:
    iterables = [item.node for item in call.arguments.positional[1:]]
    arguments = [
        elements_of(link, call, node, f"it{index}") for index, node in enumerate(iterables)
    ]
    result = call_back_with(link, call, call.arguments.get(0), *arguments)
    link.solver.connect(result, return_container(link, call, "generator").unknown)


def _filter(link: Link, call: Call, _: int | None) -> None:
    element = elements_of(link, call, call.arguments.get(1))
    call_back_with(link, call, call.arguments.get(0), element)
    link.solver.connect(element, return_container(link, call, "generator").unknown)


def _sorted(link: Link, call: Call, _: int | None) -> None:
    element = elements_of(link, call, call.arguments.get(0))
    call_back_with(link, call, call.arguments.get(-1, "key"), element)
    compare(link, call, element)
    link.solver.connect(element, return_container(link, call, "list").unknown)


def compare(link: Link, call: Call, element: Node) -> None:
    """Sorting compares the elements, unless by key."""
    if call.arguments.get(-1, "key") is None:
        inner = where(call).call(None, element, part="lt")

        def less(number: int) -> None:
            call_special(link, inner, number, "__lt__")

        link.each(element, less)


def _extremum(link: Link, call: Call, _: int | None) -> None:
    positional = call.arguments.positional
    if len(positional) == 1 and not positional[0].star:
        element = elements_of(link, call, positional[0].node)
    else:
        element = link.solver.allocate(1)
        for node, star in positional:
            if star:
                protocols.elements(link, where(call), node, element)
            else:
                link.solver.connect(node, element)
    call_back_with(link, call, call.arguments.get(-1, "key"), element)
    return_node(link, call, element)
    return_node(link, call, call.arguments.get(-1, "default"))


def _sum(link: Link, call: Call, _: int | None) -> None:
    element = elements_of(link, call, call.arguments.get(0))
    return_node(link, call, element)


def _test_all(link: Link, call: Call, _: int | None) -> None:
    element = elements_of(link, call, call.arguments.get(0))
    link.each(element, lambda number: protocols.truth(link, where(call), number))
    return_type(link, call, "builtins.bool")


def _enumerate(link: Link, call: Call, _: int | None) -> None:
    number, pair = new_container(link, call, "tuple", "pair")
    pair.length = 2
    link.give(pair.at(0), External("builtins.int"))
    protocols.elements(link, where(call), call.arguments.get(0), pair.at(1))
    result = return_container(link, call, "generator")
    link.solver.add(result.unknown, link.objects.only(number))


def _zip(link: Link, call: Call, _: int | None) -> None:
    number, row = new_container(link, call, "tuple", "row")
    for index, (node, star) in enumerate(call.arguments.positional):
        if star:
            nested = elements_of(link, call, node)
            protocols.elements(link, where(call), nested, row.unknown)
        else:
            protocols.elements(link, where(call, f"it{index}"), node, row.at(index))
    result = return_container(link, call, "generator")
    link.solver.add(result.unknown, link.objects.only(number))


def _sequence(kind: str) -> Model:
    def model(link: Link, call: Call, _: int | None) -> None:
        items = return_container(link, call, kind)
        source = call.arguments.get(0)
        if source is None:
            return

        def fill(number: int) -> None:
            value = link.objects[number]
            given = link.heap.items(number)
            if (
                kind in SEQUENCES
                and isinstance(value, ContainerObject)
                and value.kind in SEQUENCES
                and given.length is not None
            ):
                given.copy_to(items)
                items.length = given.length
            else:
                protocols.iterate(link, where(call), number, items.unknown)

        link.each(source, fill)

    return model


def _reversed(link: Link, call: Call, _: int | None) -> None:
    items = return_container(link, call, "generator")
    protocols.elements(link, where(call), call.arguments.get(0), items.unknown)


def _dict(kind: str) -> Model:
    def model(link: Link, call: Call, _: int | None) -> None:
        update_dict(link, call, return_container(link, call, kind))

    return model


def update_dict(link: Link, call: Call, items: Items) -> None:
    """The arguments of `dict(...)` and `dict.update(...)`: a mapping or pairs, and keywords."""
    source = call.arguments.get(0)
    if source is not None:
        link.each(source, partial(_add_mapping, link, call, items))
    for name, node in call.arguments.keywords:
        link.give(items.names, literal(name))
        link.solver.connect(node, items.from_others(name))
    for node in call.arguments.spreads:
        link.each(node, partial(_add_mapping, link, call, items))


def _add_mapping(link: Link, call: Call, items: Items, number: int) -> None:
    value = link.objects[number]
    source = protocols.items_of(link, number)
    if isinstance(value, ContainerObject) and value.kind not in MAPPINGS:
        pair = link.solver.allocate(1)
        protocols.iterate(link, where(call), number, pair)
        link.each(pair, partial(_add_pair, link, items))
    elif source is not None:
        source.copy_to(items)


MAPPINGS = frozenset({"dict", "defaultdict", "OrderedDict"})


def _add_pair(link: Link, items: Items, number: int) -> None:
    pair = link.heap.items(number)
    name = link.solver.allocate(1)
    item = link.solver.allocate(1)
    pair.read(0, name)
    pair.read(1, item)
    link.solver.connect(name, items.names)
    link.each(name, lambda found: _add_item(link, items, found, item))


def _add_item(link: Link, items: Items, name: int, item: Node) -> None:
    key = link.objects[name]
    node = items.from_others(key.value) if isinstance(key, Literal) else items.unknown
    link.solver.connect(item, node)


# --- conversions ------------------------------------------------------------------------------
def _special(*names: str, result: str) -> Model:
    """Calls the first of some special methods that the argument has."""

    def model(link: Link, call: Call, _: int | None) -> None:
        subject = call.arguments.get(0)
        if subject is not None:

            def convert(number: int) -> None:
                for name in names:
                    if call_special(link, where(call).call(None, part=name), number, name):
                        return

            link.each(subject, convert)
        return_type(link, call, result)

    return model


def _print(link: Link, call: Call, _: int | None) -> None:
    for item in call.arguments.positional:
        if not item.star:
            link.each(item.node, lambda number: protocols.text(link, where(call), number))


MODELS: dict[str, Model] = {
    "builtins.type": _type,
    "builtins.super": _super,
    "builtins.getattr": _getattr,
    "builtins.setattr": _setattr,
    "builtins.object.__setattr__": _set_plainly,
    "builtins.object.__new__": _object_new,
    "builtins.type.__call__": _type_call,
    "builtins.property": _wrapper("property"),
    "builtins.staticmethod": _wrapper("staticmethod"),
    "builtins.classmethod": _wrapper("classmethod"),
    "functools.cached_property": _wrapper("property"),
    "abc.abstractproperty": _wrapper("property"),
    "builtins.property.setter": _property_accessor("setter"),
    "builtins.property.getter": _property_accessor("function"),
    "builtins.property.deleter": _property_accessor("deleter"),
    "builtins.iter": _iter,
    "builtins.aiter": _iter,
    "builtins.next": _next,
    "builtins.anext": _next,
    "builtins.map": _map,
    "builtins.filter": _filter,
    "builtins.sorted": _sorted,
    "builtins.min": _extremum,
    "builtins.max": _extremum,
    "builtins.sum": _sum,
    "builtins.any": _test_all,
    "builtins.all": _test_all,
    "builtins.enumerate": _enumerate,
    "builtins.zip": _zip,
    "builtins.list": _sequence("list"),
    "builtins.tuple": _sequence("tuple"),
    "builtins.set": _sequence("set"),
    "builtins.frozenset": _sequence("frozenset"),
    "collections.deque": _sequence("deque"),
    "builtins.reversed": _reversed,
    "builtins.dict": _dict("dict"),
    "collections.OrderedDict": _dict("OrderedDict"),
    "builtins.len": _special("__len__", result="builtins.int"),
    "builtins.str": _special("__str__", "__repr__", result="builtins.str"),
    "builtins.repr": _special("__repr__", result="builtins.str"),
    "builtins.format": _special("__format__", "__str__", result="builtins.str"),
    "builtins.bool": _special("__bool__", "__len__", result="builtins.bool"),
    "builtins.int": _special("__int__", "__index__", result="builtins.int"),
    "builtins.float": _special("__float__", result="builtins.float"),
    "builtins.bytes": _special("__bytes__", result="builtins.bytes"),
    "builtins.hash": _special("__hash__", result="builtins.int"),
    "builtins.abs": _special("__abs__", result="builtins.int"),
    "builtins.round": _special("__round__", result="builtins.int"),
    "builtins.print": _print,
}
