"""`collections.namedtuple`: a class whose instances are tuples with names for their items."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from lintkit.ir import TypeRef
from lintkit.program.calls import Call, new_instance
from lintkit.program.classes import NAMED_TUPLE
from lintkit.program.library.generated import fill
from lintkit.program.library.support import Model, new_container, return_number
from lintkit.program.objects import ClassObject, ContainerObject, Literal, WrapperObject

if TYPE_CHECKING:
    from lintkit.program.heap import Key
    from lintkit.program.link import Link
    from lintkit.program.solver import Node


def _make(link: Link, call: Call, _: int | None) -> None:
    number = link.objects.number(WrapperObject(NAMED_TUPLE, call.frame.number, call.position))
    link.declared.setdefault(number, {})
    names = call.arguments.get(1, "field_names")
    if names is not None:
        link.each(names, partial(_declare, link, call, number))
    return_number(link, call, number)


def _declare(link: Link, call: Call, number: int, names: int) -> None:
    """The names are one text, parted by commas or spaces, or a sequence of texts."""
    found = link.objects[names]
    declared = link.declared[number]
    if isinstance(found, Literal) and isinstance(found.value, str):
        for name in found.value.replace(",", " ").split():
            declared[name] = (call.frame, TypeRef("object"))
    elif isinstance(found, ContainerObject):

        def follow(key: Key, node: Node) -> None:
            if isinstance(key, int):
                link.each(node, partial(_declare, link, call, number))

        link.heap.items(names).follow(follow)


def _instantiate(link: Link, call: Call, receiver: int | None) -> None:
    if receiver is None:
        return
    number, items = new_container(link, call, "tuple", "named")
    for index, name in enumerate(link.declared[receiver]):
        given = call.arguments.get(index, name)
        if given is not None:
            link.solver.connect(given, items.at(index))
        link.solver.connect(items.at(index), link.heap.field(number, name))
    items.length = len(link.declared[receiver])
    return_number(link, call, number)


def _new(link: Link, call: Call, _: int | None) -> None:
    """`super().__new__(cls, …)` in a class that has a named tuple as its base."""
    class_ = call.arguments.get(0)

    def make(number: int) -> None:
        if isinstance(link.objects[number], ClassObject):
            made = new_instance(link, call, number)
            inner = replace(call, arguments=call.arguments.from_index(1), target=None)
            fill(link, inner, made, number)
            return_number(link, call, made)

    if class_ is not None:
        link.each(class_, make)


MODELS: dict[str, Model] = {
    NAMED_TUPLE: _make,
    f"{NAMED_TUPLE}.__call__": _instantiate,
    f"{NAMED_TUPLE}.__new__": _new,
}
SILENT = frozenset({f"{NAMED_TUPLE}.__new__"})
