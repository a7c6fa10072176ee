"""Dataclasses, pydantic models and kin: an `__init__` made from the fields of the class body."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from lintkit.program.annotations import chooses, give, promise
from lintkit.program.calls import Call, call_special, new_instance
from lintkit.program.generated_fields import (
    PYDANTIC,
    SETTINGS,
    TUPLES,
    is_generated,
    is_named_tuple,
)
from lintkit.program.library import nested_models, validators
from lintkit.program.library.support import (
    Model,
    call_back_with,
    return_node,
    return_number,
    where,
)
from lintkit.program.objects import ClassObject, InstanceObject, Literal, WrapperObject
from lintkit.program.parameters import Arguments, Positional
from lintkit.program.recording import record
from lintkit.program.values import External

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.ir import TypeRef
    from lintkit.program.frames import Frame
    from lintkit.program.link import Link
    from lintkit.program.solver import Node


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
        _make_later(link, call, call.arguments.get(-1, "default_factory"))
        _make_later(link, call, call.arguments.get(-1, "factory"))
        return_node(link, call, call.arguments.get(position, "default"))

    return model


def _factory(link: Link, call: Call, _: int | None) -> None:
    """`Factory(list)` of attrs, as a default."""
    _make_later(link, call, call.arguments.get(0, "factory"))


def _make_later(link: Link, call: Call, factory: Node | None) -> None:
    if factory is not None and call.target is not None:
        number = link.objects.number(WrapperObject("factory", call.frame.number, call.position))
        link.solver.connect(factory, link.heap.field(number, "function"))
        link.solver.add_one(call.target, number)


def fields(link: Link, class_: int) -> Iterator[tuple[str, tuple[Frame, TypeRef]]]:
    """The fields in the order of the parameters, those of bases first."""
    found: dict[str, tuple[Frame, TypeRef]] = {}
    for entry in reversed(link.classes[class_].mro):
        found.update(link.declared.get(entry, {}))
    for name, declaration in found.items():
        if declaration[1].name.rpartition(".")[2] != "ClassVar":
            yield name, declaration


def initialize(link: Link, call: Call, number: int) -> bool:
    """Does what a generated `__init__` does; False where the class has none."""
    instance = link.objects[number]
    if not isinstance(instance, InstanceObject):
        return False
    class_ = instance.class_
    if link.classes.owner(class_, "__init__") is not None or not is_generated(link, class_):
        return False
    if link.classes.owner(class_, "__new__") is not None and is_named_tuple(link, class_):
        return True
    base = next((base for base in link.classes.external_bases(class_) if base in PYDANTIC), None)
    if base is not None:
        record(link, call, f"{base}.__init__")
    fill(link, call, number, class_)
    return True


def fill(link: Link, call: Call, number: int, class_: int) -> None:
    """Sets the fields from the arguments of the call and the defaults in the class body."""
    initial = []
    is_tuple = is_named_tuple(link, class_)
    is_settings = not SETTINGS.isdisjoint(link.classes.external_bases(class_))
    validates = not PYDANTIC.isdisjoint(link.classes.external_bases(class_))
    for index, (name, (frame, annotation)) in enumerate(fields(link, class_)):
        if annotation.name.rpartition(".")[2] == "InitVar":
            field = link.solver.allocate(1)
            initial.append(Positional(field))
        else:
            field = link.heap.field(number, name)
            if is_tuple:
                link.solver.connect(field, link.heap.items(number).at(index))
        given = call.arguments.get(index, name)
        if given is not None:
            link.solver.connect(given, field)
        else:
            for node in call.arguments.spreads:
                link.each(node, partial(_take_item, link, name, field))
            default = link.classes.raw(class_, name)
            link.each(default, _TakeDefault(link, call, field))
            expect = give if is_settings and chooses(annotation) else promise
            expect(link, frame, annotation, field)
        if validates:
            make = partial(_fill_from, link, call)
            nested_models.validate(link, (frame, annotation), field, make)
    if is_tuple:
        items = link.heap.items(number)
        items.length = len(items.by_key)
    after = replace(where(call).call(None), arguments=Arguments(tuple(initial)))
    for method in ("__post_init__", "model_post_init", "__attrs_post_init__"):
        call_special(link, replace(after, part=after.part + method), number, method)
    if validates:
        validators.run_all(link, call, number, class_)


def _parse(link: Link, call: Call, receiver: int | None) -> None:
    """`Model.model_validate(…)` and kin: an instance whose fields hold what they are declared."""
    value = None if receiver is None else link.objects[receiver]
    if receiver is None or not isinstance(value, ClassObject):
        return
    number = new_instance(link, call, receiver)
    return_number(link, call, number)
    _fill_from(link, call, number, receiver, call.arguments.get(0, "obj"))


def _fill_from(link: Link, call: Call, number: int, class_: int, mapping: Node | None) -> None:
    """Sets the fields from what a mapping holds."""
    given = Arguments(spreads=() if mapping is None else (mapping,))
    fill(link, replace(call, arguments=given, target=None), number, class_)


def _initialize(link: Link, call: Call, receiver: int | None) -> None:
    """`super().__init__(…)` of a model with an `__init__` of its own."""
    value = None if receiver is None else link.objects[receiver]
    if receiver is not None and isinstance(value, InstanceObject):
        fill(link, replace(call, target=None), receiver, value.class_)


def _replace(link: Link, call: Call, _: int | None) -> None:
    """`dataclasses.replace(instance, field=…)`."""
    subject = call.arguments.get(0, "obj")
    if subject is not None:
        given = replace(call, arguments=replace(call.arguments, positional=()))
        link.each(subject, partial(_copy, link, given))


def _copy_model(link: Link, call: Call, receiver: int | None) -> None:
    """`model.model_copy(update={"field": …})`."""
    update = call.arguments.get(-1, "update")
    if receiver is not None:
        spreads = () if update is None else (update,)
        _copy(link, replace(call, arguments=Arguments(spreads=spreads)), receiver)


def _replace_fields(link: Link, call: Call, receiver: int | None) -> None:
    """`named_tuple._replace(field=…)`."""
    if receiver is not None:
        _copy(link, call, receiver)


def _copy(link: Link, call: Call, old: int) -> None:
    """A new instance with the old fields, but for those that the arguments give."""
    value = link.objects[old]
    if not isinstance(value, InstanceObject):
        return
    number = new_instance(link, call, value.class_)
    return_number(link, call, number)
    kept = tuple(
        (name, link.heap.field(old, name))
        for name, _ in fields(link, value.class_)
        if call.arguments.get(-1, name) is None
    )
    given = replace(call.arguments, keywords=(*call.arguments.keywords, *kept))
    fill(link, replace(call, arguments=given, target=None), number, value.class_)


def _take_item(link: Link, name: str, field: Node, number: int) -> None:
    link.heap.items(number).read(name, field)


def _take_from_outside(link: Link, field: Node, number: int) -> None:
    if isinstance(link.objects[number], External):
        link.solver.add_one(field, number)


@dataclass(eq=False, slots=True)
class _TakeDefault:
    """Gives a field its default. They are many: a `partial` takes three times as much."""

    link: Link
    call: Call
    field: Node

    def __call__(self, number: int) -> None:
        link = self.link
        value = link.objects[number]
        if isinstance(value, WrapperObject) and value.kind == "factory":
            function = link.heap.field(number, "function")
            made = call_back_with(link, self.call, function, part="factory")
            link.solver.connect(made, self.field)
        elif not isinstance(value, WrapperObject):
            link.solver.add_one(self.field, number)
        if isinstance(value, Literal):  # what is read from outside may hold another
            for node in self.call.arguments.spreads:
                link.each(node, partial(_take_from_outside, link, self.field))


_PARSERS = (
    "model_validate", "model_validate_json", "model_validate_strings", "model_construct",
    "parse_obj", "parse_raw", "parse_file", "from_orm", "construct",
)  # fmt: skip
_PARSING = frozenset(f"{base}.{name}" for base in PYDANTIC for name in _PARSERS)
_INITIALIZING = frozenset(f"{base}.__init__" for base in PYDANTIC)
_COPYING = frozenset(f"{base}.{name}" for base in PYDANTIC for name in ("copy", "model_copy"))
_REPLACING = frozenset(f"{base}._replace" for base in TUPLES)
_ATTRIBUTES = ("attrs.field", "attr.field", "attr.ib", "attr.attrib")
BOUND = _PARSING | _INITIALIZING | _COPYING | _REPLACING
"""Methods whose models have to know the class or the instance that they are called on."""

MODELS: dict[str, Model] = {
    **dict.fromkeys(_PARSING, _parse),
    **dict.fromkeys(_INITIALIZING, _initialize),
    **dict.fromkeys(_COPYING, _copy_model),
    **dict.fromkeys(_REPLACING, _replace_fields),
    **dict.fromkeys(("dataclasses.replace", "attrs.evolve", "attr.evolve"), _replace),
    "pydantic.PrivateAttr": _field(0),
    **dict.fromkeys(
        (
            "dataclasses.dataclass",
            "pydantic.dataclasses.dataclass",
            "attr.s",
            "attr.attrs",
            "attr.define",
            "attr.frozen",
            "attr.mutable",
            "attr.dataclass",
            "attrs.define",
            "attrs.frozen",
            "attrs.mutable",
        ),
        _mark,
    ),
    **{name: _field(-1) for name in ("dataclasses.field", *_ATTRIBUTES)},
    **dict.fromkeys(("attrs.Factory", "attr.Factory"), _factory),
    **{
        name: _field(0)
        for name in ("pydantic.Field", "pydantic.fields.Field", "msgspec.field", "sqlmodel.Field")
    },
}
