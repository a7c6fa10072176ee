"""Dicts made of the fields of an object: `asdict(options)`, `options.model_dump()`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lintkit.program.generated_fields import PYDANTIC, TUPLES, is_generated
from lintkit.program.library.generated import fields
from lintkit.program.library.support import Model, new_container, return_number, return_type
from lintkit.program.objects import InstanceObject, literal

if TYPE_CHECKING:
    from lintkit.program.calls import Call
    from lintkit.program.link import Link
    from lintkit.program.solver import Node

_FUNCTIONS = ("attr.asdict", "attrs.asdict", "dataclasses.asdict")
_METHODS = frozenset(f"{base}.{name}" for base in PYDANTIC for name in ("dict", "model_dump"))
BOUND = _METHODS | {f"{base}._asdict" for base in TUPLES}
"""Methods whose models have to know the instance that they are called on."""
_MOST_NESTED = 4


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
        link.classes.when_ready(instance.class_, partial(_dump_instance, link, call, (), value))
    else:
        return_type(link, call, symbol)


def _dump_instance(link: Link, call: Call, around: tuple[str, ...], value: int) -> None:
    """The dict at some names in the result, with the fields of one more instance."""
    instance = link.objects[value]
    assert isinstance(instance, InstanceObject)  # noqa: S101  as the callers found it
    number, items = new_container(link, call, "dict", ".".join(around))
    if not around:
        return_number(link, call, number)
    for name, _ in fields(link, instance.class_):
        link.give(items.names, literal(name))
        field, path = link.heap.field(value, name), (*around, name)
        link.each(field, partial(_dump_field, link, call, items.at(name), path))


def _dump_field(link: Link, call: Call, item: Node, path: tuple[str, ...], value: int) -> None:
    instance = link.objects[value]
    if (
        isinstance(instance, InstanceObject)
        and is_generated(link, instance.class_)
        and len(path) <= _MOST_NESTED
    ):
        _dump_instance(link, call, path, value)
        link.solver.add_one(item, new_container(link, call, "dict", ".".join(path))[0])
    else:
        link.solver.add_one(item, value)


MODELS: dict[str, Model] = {
    **{symbol: _of_argument(symbol) for symbol in _FUNCTIONS},
    **{symbol: _of_receiver(symbol) for symbol in BOUND},
}
