"""Django's managers: `Model.objects.create(…)` and kin give records of the class."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from lintkit import ir
from lintkit.program.calls import Call, construct, invoke_each, new_instance
from lintkit.program.library.support import (
    Model,
    return_container,
    return_number,
    return_type,
    where,
)
from lintkit.program.objects import Bound, ClassObject, InstanceObject

if TYPE_CHECKING:
    from lintkit.program.link import Link
    from lintkit.program.solver import Node

_MANAGER = "django.db.models.Model.objects"


def _class(call: Call) -> Node | None:
    """The node of the class whose manager a call asks, however the query was narrowed before."""
    plan = call.frame.plan
    made = plan.code.instructions[call.position]
    while isinstance(made, ir.Call | ir.GetAttr):
        if isinstance(made, ir.GetAttr) and made.name == "objects":
            return call.frame.node(made.object)
        following = plan.defining(made.callee if isinstance(made, ir.Call) else made.object)
        if following is None:
            return None
        made = following
    return None


def _creates(symbol: str, *, in_pair: bool) -> Model:
    """Makes a record and saves it; `get_or_create` also tells whether it did."""

    def model(link: Link, call: Call, _: int | None) -> None:
        class_ = _class(call)
        if class_ is None:
            return_type(link, call, symbol)
            return
        record = link.solver.allocate(1)
        if not in_pair:
            if call.target is not None:
                link.solver.connect(record, call.target)
        else:
            pair = return_container(link, call, "tuple")
            pair.length = 2
            link.solver.connect(record, pair.at(0))
        made = replace(call, target=record, kind="callback", part="record")
        link.each(class_, partial(_create, link, made))
        link.each(record, partial(_save, link, call))

    return model


def _create(link: Link, call: Call, class_: int) -> None:
    if isinstance(link.objects[class_], ClassObject):
        link.classes.when_ready(class_, partial(_create_ready, link, call, class_))


def _create_ready(link: Link, call: Call, class_: int) -> None:
    """Fields that are passed need no code of the program."""
    if link.classes.owner(class_, "__init__") is None:
        return_number(link, call, new_instance(link, call, class_))
    else:
        construct(link, call, class_)


def _save(link: Link, call: Call, record: int) -> None:
    instance = link.objects[record]
    if isinstance(instance, InstanceObject) and link.classes.owner(instance.class_, "save"):
        saving = replace(where(call, "save").call(None), kind="callback")
        method = link.solver.allocate(1)
        link.each(
            link.classes.raw(instance.class_, "save"),
            lambda function: link.give(method, Bound(function, record)),
        )
        invoke_each(link, saving, method)


MODELS: dict[str, Model] = {
    f"{_MANAGER}.create": _creates(f"{_MANAGER}.create", in_pair=False),
    **{
        f"{_MANAGER}.{name}": _creates(f"{_MANAGER}.{name}", in_pair=True)
        for name in ("get_or_create", "update_or_create")
    },
}
