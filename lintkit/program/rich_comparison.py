"""The special methods that comparisons call, also those of elements, keys and what is sorted."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from lintkit.program.binary import COMPARISONS, ask, reflect
from lintkit.program.calls import call_special, types
from lintkit.program.objects import MAPPINGS, ContainerObject, InstanceObject
from lintkit.program.parameters import Arguments, Positional

if TYPE_CHECKING:
    from lintkit.program.calls import Call
    from lintkit.program.link import Link
    from lintkit.program.protocols import Where
    from lintkit.program.solver import Node

_SEQUENCES = frozenset({"deque", "list", "tuple"})
_ORDERS = ("__lt__", "__le__", "__gt__", "__ge__")
_NEGATIONS = {frozenset({"__lt__", "__ge__"}), frozenset({"__le__", "__gt__"})}
_FIELD = "field "
"""How the part of a call begins that compares fields."""

ORDERED = "<ordered>"
"""The field of a class to which `functools.total_ordering` adds comparisons."""


def holds_elements(link: Link, value: int) -> bool:
    """Whether an object is a built-in container that is compared element by element."""
    found = link.objects[value]
    return (
        "__eq__" in link.classes.names
        and isinstance(found, ContainerObject)
        and (found.kind in _SEQUENCES or found.kind in MAPPINGS)
    )


def equal_elements(link: Link, where: Where, left: int, right: int) -> None:
    """Compares a built-in container with another, element by element."""
    if holds_elements(link, right):
        others = link.heap.items(right).every
        find_equal(link, where, link.heap.items(left).every, others)


def find_equal(link: Link, where: Where, elements: Node, item: Node) -> None:
    """Calls what comparing some elements with an item calls.

    What one instruction compares comes together in two nodes: each of many containers compared with
    each of many would be too much to follow.
    """
    place = (where.frame.number, where.position)
    known = link.compared.get(place)
    if known is None:
        first = link.solver.allocate(2)
        known = link.compared[place] = (first, first + 1)
        link.each(first, _Compare(link, where, first + 1, reflected=False))
        link.each(first + 1, _Compare(link, where, first, reflected=True))
    link.solver.connect(elements, known[0])
    link.solver.connect(item, known[1])


def find_key(link: Link, where: Where, keys: Node, key: Node) -> None:
    """Calls what looking for a key among others calls: what is the key itself is not compared."""
    if "__eq__" not in link.classes.names:
        return

    def compare(wanted: int, held: int) -> None:
        if held != wanted:
            find_equal(link, where, link.constant(held), link.constant(wanted))

    def look_for(wanted: int) -> None:
        if types(link, wanted):
            link.each(keys, partial(compare, wanted))

    link.each(key, look_for)


@dataclass(eq=False, slots=True)
class _Compare:
    """Compares what has a class of the program. They are many: closures take six times as much."""

    link: Link
    where: Where
    other: Node
    reflected: bool

    def __call__(self, value: int) -> None:
        if types(self.link, value):
            call = self.where.call(None, self.other, part="==")
            compare = compare_right if self.reflected else compare_left
            compare(self.link, call, value, "==")


def compare_alike(link: Link, where: Where, element: Node, operator: str) -> None:
    """Calls what comparing the objects of a node with each other calls.

    Tuples are equal at first, and then ordered by what is in them.
    """
    seen: set[int] = set()

    def compare(call: Call, operator: str, value: int) -> None:
        if types(link, value):
            compare_left(link, call, value, operator)
            compare_right(link, call, value, operator)
        elif operator != "==" and value not in seen and _is_tuple(link, value):
            seen.add(value)  # one object stands for many, and may be in itself
            parts = link.heap.items(value).every
            compare_each(parts, "==")
            compare_each(parts, operator)

    def compare_each(elements: Node, operator: str) -> None:
        call = where.call(None, elements, part=operator)
        link.each(elements, partial(compare, call, operator))

    compare_each(element, operator)


def _is_tuple(link: Link, value: int) -> bool:
    found = link.objects[value]
    return isinstance(found, ContainerObject) and found.kind == "tuple"


def compare_left(link: Link, call: Call, receiver: int, operator: str) -> None:
    """Asks an object that is on the left of an operator."""
    forward, _ = COMPARISONS[operator]
    if not _compare(link, call, receiver, forward):
        link.defer("operators", partial(_order, link, call, receiver, forward))


def compare_right(link: Link, call: Call, receiver: int, operator: str) -> None:
    """Asks an object that is on the right, where what is on the left has no answer."""
    forward, reflected = COMPARISONS[operator]
    left = call.arguments.positional[0].node
    answer = partial(_compare, link, call, receiver, reflected)
    link.defer("operators", partial(reflect, link, left, forward, answer))


def _compare(link: Link, call: Call, receiver: int, method: str) -> bool:
    """The `__ne__` of `object` asks `__eq__`."""
    if ask(link, call, receiver, method):
        return True
    if method in {"__eq__", "__ne__"}:
        _compare_fields(link, call, receiver)
    return method == "__ne__" and ask(link, call, receiver, "__eq__")


def _compare_fields(link: Link, call: Call, receiver: int) -> None:
    """The `__eq__` of a dataclass compares two of its own class field by field."""
    instance = link.objects[receiver]
    if (
        "__eq__" not in link.classes.names
        or not isinstance(instance, InstanceObject)
        or call.part.startswith(_FIELD)  # one object stands for many, and may be in itself
        or link.classes.owner(instance.class_, "__eq__") is not None
    ):
        return
    for name in link.library.field_names(link, instance.class_):
        field = link.heap.field(receiver, name)
        link.each(field, partial(_compare_field, link, call, instance.class_, name))


def _compare_field(link: Link, call: Call, class_: int, name: str, value: int) -> None:
    found = link.objects[value]
    if not isinstance(found, InstanceObject) or link.classes.owner(found.class_, "__eq__") is None:
        return
    theirs = link.solver.allocate(1)

    def take(other: int) -> None:
        instance = link.objects[other]
        if isinstance(instance, InstanceObject) and instance.class_ == class_:
            link.solver.connect(link.heap.field(other, name), theirs)

    link.each(call.arguments.positional[0].node, take)
    given = Arguments((Positional(theirs),))
    compared = replace(call, target=None, arguments=given, part=_FIELD + name)
    compare_left(link, compared, value, "==")


def _order(link: Link, call: Call, receiver: int, missing: str) -> bool:
    """Calls what a comparison calls that `functools.total_ordering` has added."""
    instance = link.objects[receiver]
    if isinstance(instance, InstanceObject) and missing in _ORDERS:
        for root in _ORDERS:
            owner = link.classes.owner(instance.class_, root)
            if owner is not None and link.heap.has_field(owner.number, ORDERED):
                call_special(link, call, receiver, root)
                if frozenset({root, missing}) not in _NEGATIONS:
                    call_special(link, replace(call, part=call.part + "eq"), receiver, "__eq__")
                break
    return True
