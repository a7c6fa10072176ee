"""Copies: `copy`, `pickle`, and the special methods by which an object copies itself."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lintkit.program.calls import call_special
from lintkit.program.library.support import (
    Model,
    return_container,
    return_number,
    return_type,
    where,
)
from lintkit.program.namespaces import NAMESPACE
from lintkit.program.objects import ContainerObject

if TYPE_CHECKING:
    from lintkit.program.calls import Call
    from lintkit.program.link import Link

_COPIED = frozenset({"dict", "list", "set"})
_PICKLED = "<pickled>"
"""The field of a text of bytes that holds what was pickled."""


def _copy(link: Link, call: Call, _: int | None) -> None:
    subject = call.arguments.get(0, "x")
    if subject is not None:
        link.each(subject, partial(_copy_one, link, call, "__copy__"))


def _deepcopy(link: Link, call: Call, _: int | None) -> None:
    subject = call.arguments.get(0, "x")
    if subject is not None:
        link.each(subject, partial(_copy_one, link, call, "__deepcopy__"))


def _copy_one(link: Link, call: Call, method: str, number: int) -> None:
    """A copy counts as the object itself, unless it is a container or makes its copies itself."""
    found = link.objects[number]
    if isinstance(found, ContainerObject) and found.kind in _COPIED and found.part != NAMESPACE:
        items = link.heap.items(number)
        result = return_container(link, call, found.kind)
        items.copy_to(result)
        result.length = items.length
        return
    arguments = (link.solver.allocate(1),) if method == "__deepcopy__" else ()
    if call_special(link, where(call).call(call.target, *arguments), number, method):
        return
    _reduce(link, call, number)
    _restore(link, call, number)
    return_number(link, call, number)


def _reduce(link: Link, call: Call, number: int) -> None:
    for method in ("__reduce_ex__", "__reduce__", "__getstate__"):
        state = link.solver.allocate(1)
        if call_special(link, where(call).call(state, part=method), number, method):
            link.solver.connect(state, link.heap.field(number, "<state>"))
            return


def _restore(link: Link, call: Call, number: int) -> None:
    state = link.heap.field(number, "<state>")
    call_special(link, where(call).call(None, state, part="set"), number, "__setstate__")


def _dumps(link: Link, call: Call, _: int | None) -> None:
    return_type(link, call, "builtins.bytes")
    subject, target = call.arguments.get(0, "obj"), call.target
    if subject is None or target is None:
        return
    link.each(subject, partial(_reduce, link, call))
    link.each(target, lambda text: link.solver.connect(subject, link.heap.field(text, _PICKLED)))


def _loads(link: Link, call: Call, _: int | None) -> None:
    text = call.arguments.get(0, "data")
    if text is None:
        return

    def restore(number: int) -> None:
        _restore(link, call, number)
        return_number(link, call, number)

    link.each(text, lambda number: link.each(link.heap.field(number, _PICKLED), restore))


MODELS: dict[str, Model] = {
    "copy.copy": _copy,
    "copy.deepcopy": _deepcopy,
    "pickle.dumps": _dumps,
    "pickle.loads": _loads,
}
