"""What the abstract classes of `collections.abc` make of a few methods that a class defines.

The methods that each mixin method is built on are those of the table in the documentation of
`collections.abc`, and the code of CPython 3.11.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.program import protocols
from lintkit.program.calls import call_special
from lintkit.program.library.support import (
    Model,
    new_container,
    return_container,
    return_node,
    where,
)

if TYPE_CHECKING:
    from lintkit.program.calls import Call
    from lintkit.program.link import Link


def _built_on(*names: str) -> Model:
    """Calls methods of the object with the arguments; `__getitem__` gives the result."""

    def model(link: Link, call: Call, receiver: int | None) -> None:
        if receiver is None:
            return
        arguments = [item.node for item in call.arguments.positional if not item.star]
        for name in names:
            given = arguments[:1] if name in {"__getitem__", "__delitem__"} else arguments
            target = call.target if name == "__getitem__" else None
            call_special(link, where(call).call(target, *given, part=name), receiver, name)

    return model


def _get(link: Link, call: Call, receiver: int | None) -> None:
    _built_on("__getitem__")(link, call, receiver)
    return_node(link, call, call.arguments.get(1, "default"))


def _keys(link: Link, call: Call, receiver: int | None) -> None:
    keys = return_container(link, call, "generator")
    if receiver is not None:
        protocols.iterate(link, where(call), receiver, keys.unknown)


def _values(link: Link, call: Call, receiver: int | None) -> None:
    values = return_container(link, call, "generator")
    keys = link.solver.allocate(1)
    if receiver is not None:
        protocols.iterate(link, where(call), receiver, keys)
        call_special(link, where(call).call(values.unknown, keys), receiver, "__getitem__")


def _items(link: Link, call: Call, receiver: int | None) -> None:
    number, pair = new_container(link, call, "tuple", "pair")
    pair.length = 2
    link.solver.add_one(return_container(link, call, "generator").unknown, number)
    if receiver is not None:
        protocols.iterate(link, where(call), receiver, pair.at(0))
        inner = where(call).call(pair.at(1), pair.at(0))
        call_special(link, inner, receiver, "__getitem__")


_MAPPING: dict[str, Model] = {
    "get": _get,
    "keys": _keys,
    "values": _values,
    "items": _items,
}
_MUTABLE_MAPPING = _MAPPING | {
    "pop": _built_on("__getitem__", "__delitem__"),
    "popitem": _built_on("__iter__", "__getitem__", "__delitem__"),
    "clear": _built_on("__iter__", "__getitem__", "__delitem__"),
    "update": _built_on("__setitem__"),
    "setdefault": _built_on("__getitem__", "__setitem__"),
}
_SEQUENCE: dict[str, Model] = {
    "index": _built_on("__getitem__"),
    "count": _built_on("__getitem__"),
}
_MUTABLE_SEQUENCE = _SEQUENCE | {
    "append": _built_on("insert", "__len__"),
    "extend": _built_on("insert", "__len__"),
    "pop": _built_on("__getitem__", "__delitem__"),
    "remove": _built_on("__getitem__", "__delitem__"),
    "reverse": _built_on("__len__", "__getitem__", "__setitem__"),
    "clear": _built_on("__getitem__", "__delitem__"),
}
_SET: dict[str, Model] = {"isdisjoint": _built_on("__contains__")}
_MUTABLE_SET = _SET | {
    "remove": _built_on("__contains__", "discard"),
    "pop": _built_on("__iter__", "discard"),
    "clear": _built_on("__iter__", "discard"),
}
_CLASSES = {
    "Mapping": _MAPPING,
    "MutableMapping": _MUTABLE_MAPPING,
    "Sequence": _SEQUENCE,
    "MutableSequence": _MUTABLE_SEQUENCE,
    "Set": _SET,
    "AbstractSet": _SET,
    "MutableSet": _MUTABLE_SET,
}
MODELS: dict[str, Model] = {
    f"{module}.{name}.{method}": model
    for module in ("collections.abc", "typing")
    for name, methods in _CLASSES.items()
    for method, model in methods.items()
}
BOUND = frozenset(MODELS)
"""Methods whose models have to know the object that they are called on."""
