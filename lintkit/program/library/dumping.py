"""Dicts made of the fields of an object: `asdict(options)`, `options.model_dump()`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lintkit.program.generated_fields import DUMPING, PYDANTIC, TUPLES, is_generated
from lintkit.program.library.generated import fields
from lintkit.program.library.support import Model, return_container, return_type
from lintkit.program.objects import InstanceObject, literal

if TYPE_CHECKING:
    from lintkit.program.calls import Call
    from lintkit.program.link import Link
    from lintkit.program.solver import Node

_METHODS = frozenset(f"{base}.{name}" for base in PYDANTIC for name in ("dict", "model_dump"))
BOUND = _METHODS | {f"{base}._asdict" for base in TUPLES}
"""Methods whose models have to know the instance that they are called on."""


def _of_argument(symbol: str) -> Model:
    def model(link: Link, call: Call, _: int | None) -> None:
        subject = call.arguments.get(0, "obj")
        if subject is not None and call.target is not None:
            link.each(subject, partial(_dump, link, call, symbol))

    return model


def _of_receiver(symbol: str) -> Model:
    def model(link: Link, call: Call, receiver: int | None) -> None:
        if receiver is None:
            return_type(link, call, symbol)
        else:
            _dump(link, call, symbol, receiver)

    return model


def _dump(link: Link, call: Call, symbol: str, value: int) -> None:
    instance = link.objects[value]
    if isinstance(instance, InstanceObject):
        dump = partial(_dump_instance, link, call, value, instance.class_)
        link.classes.when_ready(instance.class_, dump)
    else:
        return_type(link, call, symbol)


def _dump_instance(link: Link, call: Call, value: int, class_: int) -> None:
    """The result, which one call has for all its instances, holds the fields of one more."""
    items = return_container(link, call, "dict")
    for name, _ in fields(link, class_):
        link.give(items.names, literal(name))
        link.each(link.heap.field(value, name), partial(_fill, link, items.at(name)))


def _fill(link: Link, item: Node, value: int) -> None:
    """An instance becomes a dict as well, of which no more is known."""
    instance = link.objects[value]
    if not isinstance(instance, InstanceObject) or not is_generated(link, instance.class_):
        link.solver.add_one(item, value)


MODELS: dict[str, Model] = {
    **{symbol: _of_argument(symbol) for symbol in DUMPING},
    **{symbol: _of_receiver(symbol) for symbol in BOUND},
}
