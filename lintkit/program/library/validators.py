"""Validators of pydantic models: they run whenever a model is made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace

from lintkit.program.calls import Call, run
from lintkit.program.library.support import Model, call_back, return_node, return_type, where
from lintkit.program.objects import Closure, WrapperObject
from lintkit.program.parameters import Arguments
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


def _annotating(symbol: str) -> Model:
    """`AfterValidator(function)` in the annotation of a field: where it stands, it is run."""

    def model(link: Link, call: Call, _: int | None) -> None:
        return_type(link, call, symbol)
        call_back(link, call, call.arguments.get(0, "func"), Arguments())

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
    link.each(link.heap.field(entry, field), _Validate(link, inner, receiver, class_))


@dataclass(eq=False, slots=True)
class _Validate:
    """Runs a validator. They are many: closures take eight times as much."""

    link: Link
    call: Call
    receiver: int
    class_: int

    def __call__(self, found: int) -> None:
        value = self.link.objects[found]
        if isinstance(value, Closure):
            run(self.link, self.call, found, self.receiver)
        elif isinstance(value, WrapperObject) and value.kind == "classmethod":
            self.link.each(self.link.heap.field(found, "function"), self._run_on_class)

    def _run_on_class(self, found: int) -> None:
        if isinstance(self.link.objects[found], Closure):
            run(self.link, self.call, found, self.class_)


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
} | {
    symbol: _annotating(symbol)
    for name in ("AfterValidator", "BeforeValidator", "PlainValidator", "WrapValidator")
    for symbol in (f"pydantic.{name}", f"pydantic.functional_validators.{name}")
}
