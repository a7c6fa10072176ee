"""`args` of an exception: what it was made with, where that is of the program.

https://docs.python.org/3/library/exceptions.html#BaseException.args. Most are made with texts
only: nobody asks for those.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lintkit.program.calls import hand_out
from lintkit.program.library.support import Model, elements_of, new_container
from lintkit.program.objects import Bound, ClassObject, Closure, InstanceObject
from lintkit.program.outside import BUILTIN_TYPES
from lintkit.program.raising import ARGUMENTS, builtin_exception
from lintkit.program.values import External

if TYPE_CHECKING:
    from lintkit.program.calls import Call
    from lintkit.program.link import Link


def _constructor(symbol: str) -> Model:
    """`ValueError(...)`."""

    def model(link: Link, call: Call, _: int | None) -> None:
        hand_out(link, call)
        if call.target is not None:
            made = External(symbol, call.frame.plan.site(call.position))
            link.give(call.target, made)
            _note(link, call, link.objects.number(made))

    return model


def _initialize(link: Link, call: Call, receiver: int | None) -> None:
    """`super().__init__(...)`."""
    hand_out(link, call)
    if receiver is not None:
        _note(link, call, receiver)


def _note(link: Link, call: Call, number: int) -> None:
    is_counted = True
    for index, item in enumerate(call.arguments.positional):
        is_counted &= not item.star
        node = elements_of(link, call, item.node, ARGUMENTS) if item.star else item.node
        link.each(node, partial(_keep, link, call, number, index if is_counted else None))


def _keep(link: Link, call: Call, number: int, index: int | None, value: int) -> None:
    if isinstance(link.objects[value], Bound | ClassObject | Closure | InstanceObject):
        arguments, items = new_container(link, call, "tuple", ARGUMENTS)
        link.solver.add_one(link.heap.field(number, ARGUMENTS), arguments)
        link.solver.add_one(items.unknown if index is None else items.at(index), value)


MODELS: dict[str, Model] = {
    name: model
    for symbol in sorted(BUILTIN_TYPES)
    if builtin_exception(symbol)
    for name, model in {symbol: _constructor(symbol), f"{symbol}.__init__": _initialize}.items()
}
