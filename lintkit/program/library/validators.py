"""Validators of pydantic models: they run whenever a model is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from lintkit.program.calls import Call, run
from lintkit.program.library.support import Model, return_node, where
from lintkit.program.objects import Closure, WrapperObject
from lintkit.program.values import External

if TYPE_CHECKING:
    from lintkit.program.link import Link

_OF_CLASS = "<validators of the class>"
_OF_INSTANCE = "<validators of instances>"


def _validator(field: str, symbol: str) -> Model:
    def model(link: Link, call: Call, _: int | None) -> None:
        decorated = call.arguments.get(0)
        class_ = link.class_of_frame.get(call.frame.number)
        if call.kind != "decorator" or decorated is None:
            if call.target is not None:
                link.give(call.target, External(symbol, call.frame.plan.site(call.position)))
            return
        if class_ is not None:
            link.solver.connect(decorated, link.heap.field(class_, field))
        return_node(link, call, decorated)

    return model


def run_all(link: Link, call: Call, number: int, class_: int) -> None:
    """Runs the validators of a class and its bases on an instance."""
    for entry in link.classes[class_].mro:
        if entry not in link.classes or not link.classes[entry].frame.plan.decorates:
            continue
        for field, receiver in ((_OF_CLASS, class_), (_OF_INSTANCE, number)):
            _run_each(link, call, entry, field, receiver, class_)


def _run_each(link: Link, call: Call, entry: int, field: str, receiver: int, class_: int) -> None:
    inner = replace(where(call, "validator").call(None), kind="callback")

    def run_on_class(found: int) -> None:
        if isinstance(link.objects[found], Closure):
            run(link, inner, found, class_)

    def validate(found: int) -> None:
        value = link.objects[found]
        if isinstance(value, Closure):
            run(link, inner, found, receiver)
        elif isinstance(value, WrapperObject) and value.kind == "classmethod":
            link.each(link.heap.field(found, "function"), run_on_class)

    link.each(link.heap.field(entry, field), validate)


MODELS: dict[str, Model] = {
    symbol: _validator(field, symbol)
    for field, names in (
        (_OF_CLASS, ("field_validator", "validator", "root_validator")),
        (_OF_INSTANCE, ("model_validator",)),
    )
    for name in names
    for symbol in (
        f"pydantic.{name}",
        f"pydantic.v1.{name}",
        f"pydantic.functional_validators.{name}",
    )
}
