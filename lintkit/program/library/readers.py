"""`operator.attrgetter`, `itemgetter`, `methodcaller`: functions made of a name or key."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from msgspec.structs import replace

from lintkit.program.calls import call_special, invoke_each
from lintkit.program.descriptors import Reader
from lintkit.program.keys import load
from lintkit.program.library.support import Model, new_container, return_number, where
from lintkit.program.matching import read_path
from lintkit.program.objects import Literal, WrapperObject
from lintkit.program.protocols import items_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from lintkit.program.calls import Call
    from lintkit.program.link import Link
    from lintkit.program.parameters import Arguments
    from lintkit.program.solver import Node

    _Read: TypeAlias = Callable[[Link, Call, int, Node, Node], None]


def _maker(kind: str) -> Model:
    """Makes the function; the names or keys are its fields, the rest is passed on."""

    def model(link: Link, call: Call, _: int | None) -> None:
        number = link.objects.number(WrapperObject(kind, call.frame.number, call.position))
        link.partials[number] = (link.solver.allocate(1), call.arguments)
        return_number(link, call, number)

    return model


def _read(read: _Read, link: Link, call: Call, key: Node, target: Node, subject: int) -> None:
    read(link, call, subject, key, target)


def _reads(read: _Read) -> Model:
    """Reads something of the subject for each of the names or keys: one, or a tuple of several."""

    def model(link: Link, call: Call, receiver: int | None) -> None:
        subject = call.arguments.get(0)
        if receiver is None or subject is None or call.target is None:
            return
        wanted = [item.node for item in link.partials[receiver][1].positional]
        targets = [call.target]
        if len(wanted) > 1:
            number, items = new_container(link, call, "tuple", "read")
            items.length = len(wanted)
            targets = [items.at(index) for index in range(len(wanted))]
            return_number(link, call, number)
        for key, target in zip(wanted, targets, strict=True):
            link.each(subject, partial(_read, read, link, call, key, target))

    return model


def read_item(link: Link, call: Call, subject: int, key: Node, target: Node) -> None:
    """Target ⊇ subject[key]."""
    asking = where(call).call(target, key)
    if call_special(link, asking, subject, "__getitem__"):
        return
    items = items_of(link, subject)
    if items is not None:
        load(link, items, key, target)


def _read_attribute(link: Link, call: Call, subject: int, names: Node, target: Node) -> None:
    def read(name: int) -> None:
        found = link.objects[name]
        if not isinstance(found, Literal) or not isinstance(found.value, str):
            return
        reader = Reader(call.frame, call.position, target)
        read_path(link, link.constant(subject), found.value.split("."), reader)

    link.each(names, read)


def _call_method(link: Link, call: Call, receiver: int | None) -> None:
    subject = call.arguments.get(0)
    if receiver is None or subject is None:
        return
    passed: Arguments = link.partials[receiver][1]
    name = passed.get(0)
    if name is None:
        return
    method = link.solver.allocate(1)
    link.each(subject, lambda owner: _read_attribute(link, call, owner, name, method))
    invoke_each(link, replace(call, arguments=passed.from_index(1)), method)


MODELS: dict[str, Model] = {
    **{
        f"operator.{name}": _maker(f"operator.{name}")
        for name in ("attrgetter", "itemgetter", "methodcaller")
    },
    "operator.attrgetter.__call__": _reads(_read_attribute),
    "operator.itemgetter.__call__": _reads(read_item),
    "operator.methodcaller.__call__": _call_method,
}
