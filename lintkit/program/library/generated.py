"""Dataclasses, pydantic models and kin: an `__init__` made from the fields of the class body."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lintkit.program.annotations import promise
from lintkit.program.calls import Call, call_special
from lintkit.program.library.support import (
    Model,
    call_back_with,
    return_node,
    where,
)
from lintkit.program.objects import ClassObject, InstanceObject, WrapperObject
from lintkit.program.values import External

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.ir import TypeRef
    from lintkit.program.frames import Frame
    from lintkit.program.link import Link
    from lintkit.program.solver import Node

_MODEL_BASES = frozenset(
    {
        "pydantic.BaseModel",
        "pydantic.main.BaseModel",
        "pydantic.v1.BaseModel",
        "pydantic_settings.BaseSettings",
        "pydantic.BaseSettings",
        "pydantic.v1.BaseSettings",
        "pydantic.generics.GenericModel",
        "sqlmodel.SQLModel",
        "typing.NamedTuple",
        "msgspec.Struct",
    }
)


def _mark(link: Link, call: Call, _: int | None) -> None:
    """A decorator that generates `__init__`, with or without options."""
    decorated = call.arguments.get(0)
    if decorated is None:
        if call.target is not None:
            link.give(call.target, External("dataclasses.dataclass"))
        return

    def mark(number: int) -> None:
        if isinstance(link.objects[number], ClassObject):
            link.generated.add(number)

    link.each(decorated, mark)
    return_node(link, call, decorated)


def _field(position: int) -> Model:
    """`field(default=…)`, `Field(…)`: the default, or how to make one for each instance."""

    def model(link: Link, call: Call, _: int | None) -> None:
        factory = call.arguments.get(-1, "default_factory") or call.arguments.get(-1, "factory")
        if factory is not None and call.target is not None:
            number = link.objects.number(WrapperObject("factory", call.frame.number, call.position))
            link.solver.connect(factory, link.heap.field(number, "function"))
            link.solver.add(call.target, link.objects.only(number))
        return_node(link, call, call.arguments.get(position, "default"))

    return model


def is_generated(link: Link, class_: int) -> bool:
    """Whether instances get their fields from a generated `__init__`."""
    return any(entry in link.generated for entry in link.classes[class_].mro) or any(
        base in _MODEL_BASES for base in link.classes.external_bases(class_)
    )


def fields(link: Link, class_: int) -> Iterator[tuple[str, tuple[Frame, TypeRef]]]:
    """The fields in the order of the parameters, those of bases first."""
    found: dict[str, tuple[Frame, TypeRef]] = {}
    for entry in reversed(link.classes[class_].mro):
        found.update(link.declared.get(entry, {}))
    for name, declaration in found.items():
        if declaration[1].name.rpartition(".")[2] != "ClassVar":
            yield name, declaration


def initialize(link: Link, call: Call, number: int) -> bool:
    """Sets the fields from the arguments of the call and the defaults in the class body."""
    instance = link.objects[number]
    if not isinstance(instance, InstanceObject):
        return False
    class_ = instance.class_
    if link.classes.owner(class_, "__init__") is not None or not is_generated(link, class_):
        return False
    for index, (name, (frame, annotation)) in enumerate(fields(link, class_)):
        field = link.heap.field(number, name)
        given = call.arguments.get(index, name)
        if given is not None:
            link.solver.connect(given, field)
        else:
            for node in call.arguments.spreads:
                link.each(node, partial(_take_item, link, name, field))
            default = link.classes.raw(class_, name)
            link.each(default, partial(_take_default, link, call, field))
            promise(link, frame, annotation, field)
    for method in ("__post_init__", "model_post_init", "__attrs_post_init__"):
        call_special(link, where(call).call(None, part=method), number, method)
    return True


def _take_item(link: Link, name: str, field: Node, number: int) -> None:
    link.heap.items(number).read(name, field)


def _take_default(link: Link, call: Call, field: Node, number: int) -> None:
    value = link.objects[number]
    if isinstance(value, WrapperObject) and value.kind == "factory":
        made = call_back_with(link, call, link.heap.field(number, "function"), part="factory")
        link.solver.connect(made, field)
    elif not isinstance(value, WrapperObject):
        link.solver.add(field, link.objects.only(number))


MODELS: dict[str, Model] = {
    **dict.fromkeys(
        (
            "dataclasses.dataclass",
            "pydantic.dataclasses.dataclass",
            "attr.s",
            "attr.attrs",
            "attr.define",
            "attrs.define",
            "attrs.frozen",
            "attrs.mutable",
        ),
        _mark,
    ),
    **{name: _field(-1) for name in ("dataclasses.field", "attrs.field", "attr.ib")},
    **{
        name: _field(0)
        for name in ("pydantic.Field", "pydantic.fields.Field", "msgspec.field", "sqlmodel.Field")
    },
}
