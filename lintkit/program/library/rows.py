"""`zip`, `enumerate` and `reversed`: which elements come out together, and at which place.

A list or tuple of known length gives each of its elements to a row of its own. What is not in order
may be in any row.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lintkit.program import protocols
from lintkit.program.calls import call_special
from lintkit.program.library.support import (
    Model,
    elements_of,
    new_container,
    return_container,
    return_number,
    where,
)
from lintkit.program.objects import ROWS, ContainerObject, InstanceObject, literal
from lintkit.program.values import External

if TYPE_CHECKING:
    from lintkit.program.calls import Call
    from lintkit.program.heap import Items
    from lintkit.program.link import Link

_MOST_ROWS = 12
_NUMBER = External("builtins.int")


class _Rows:
    """The rows that a call gives.

    Args:
        link: the link in progress.
        call: the call, which returns the rows.
        width: the number of elements in a row.
    """

    def __init__(self, link: Link, call: Call, width: int) -> None:
        self._link = link
        self._call = call
        number, self._items = new_container(link, call, "generator", ROWS)
        return_number(link, call, number)
        self._anywhere = [link.solver.allocate(1) for _ in range(width)]
        self._rows: dict[int | None, Items] = {}

    def row(self, index: int | None) -> Items:
        """The row at an index; None: one anywhere."""
        row = self._rows.get(index)
        if row is None:
            number, row = new_container(self._link, self._call, "tuple", f"row {index}")
            self._rows[index] = row
            row.length = len(self._anywhere)
            for place, node in enumerate(self._anywhere):
                self._link.solver.connect(node, row.at(place))
            rows = self._items.unknown if index is None else self._items.at(index)
            self._link.solver.add_one(rows, number)
        return row

    def take(self, place: int, value: int) -> None:
        """The elements of an object are at one place of the rows."""
        source = in_order(self._link, value)
        anywhere = self._anywhere[place]
        if source is None or source.length is None:
            here = where(self._call, f"it{place}")
            protocols.iterate(self._link, here, value, anywhere)
            self.row(None)
            return
        for index in range(source.length):
            self._link.solver.connect(source.at(index), self.row(index).at(place))
        self._link.solver.connect(source.unknown, anywhere)
        self._link.each(source.unknown, self._add_any)

    def _add_any(self, _: int) -> None:
        self.row(None)


def in_order(link: Link, number: int) -> Items | None:
    """The items of a list or tuple of which each is known by its index; None for other objects."""
    value = link.objects[number]
    if not isinstance(value, ContainerObject) or value.kind not in {"list", "tuple"}:
        return None
    items = link.heap.items(number)
    return items if items.length is not None and items.length <= _MOST_ROWS else None


def _enumerate(link: Link, call: Call, _: int | None) -> None:
    rows = _Rows(link, call, 2)
    starts = call.arguments.get(1, "start") is not None

    def take(value: int) -> None:
        rows.take(1, value)
        source = in_order(link, value)
        for index in range(0 if source is None else source.length or 0):
            link.give(rows.row(index).at(0), _NUMBER if starts else literal(index))
        link.give(rows.row(None).at(0), _NUMBER)

    subject = call.arguments.get(0)
    if subject is not None:
        link.each(subject, take)


def _zip(link: Link, call: Call, _: int | None) -> None:
    positional = call.arguments.positional
    if not any(item.star for item in positional):
        rows = _Rows(link, call, len(positional))
        for place, item in enumerate(positional):
            link.each(item.node, partial(rows.take, place))
        return
    number, row = new_container(link, call, "tuple", "row")
    for index, item in enumerate(positional):
        if item.star:
            nested = elements_of(link, call, item.node)
            protocols.elements(link, where(call), nested, row.unknown)
        else:
            protocols.elements(link, where(call, f"it{index}"), item.node, row.at(index))
    link.solver.add_one(return_container(link, call, "generator").unknown, number)


def _reversed(link: Link, call: Call, _: int | None) -> None:
    number, items = new_container(link, call, "generator", ROWS)
    return_number(link, call, number)
    here = where(call)
    index = link.constant(link.objects.number(_NUMBER))

    def reverse(number: int) -> None:
        source = in_order(link, number)
        if source is not None and source.length is not None:
            for place in range(source.length):
                link.solver.connect(source.at(place), items.at(source.length - 1 - place))
            link.solver.connect(source.unknown, items.unknown)
        elif not isinstance(link.objects[number], InstanceObject):
            protocols.iterate(link, here, number, items.unknown)
        elif not call_special(link, here.call(call.target), number, "__reversed__"):
            call_special(link, here.call(None, part="len"), number, "__len__")
            if not call_special(link, here.call(items.unknown, index), number, "__getitem__"):
                link.solver.connect(link.heap.items(number).every, items.unknown)

    subject = call.arguments.get(0)
    if subject is not None:
        link.each(subject, reverse)


MODELS: dict[str, Model] = {
    "builtins.enumerate": _enumerate,
    "builtins.reversed": _reversed,
    "builtins.zip": _zip,
}
