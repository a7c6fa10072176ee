"""weakref: references that give what they refer to, and containers of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.program.library.support import (
    Model,
    call_back_with,
    return_container,
    return_node,
    returns_argument,
)

if TYPE_CHECKING:
    from lintkit.program.calls import Call
    from lintkit.program.link import Link

_REFERENCES = ("weakref.ReferenceType", "weakref.WeakMethod", "weakref.ref")


def _refer(kind: str) -> Model:
    """A reference; its callback is called with it when the object is gone."""

    def model(link: Link, call: Call, _: int | None) -> None:
        referent = call.arguments.get(0)
        items = return_container(link, call, kind)
        if referent is not None:
            link.solver.connect(referent, items.unknown)
        if call.target is not None:
            call_back_with(link, call, call.arguments.get(1, "callback"), call.target)

    return model


def _dereference(link: Link, call: Call, receiver: int | None) -> None:
    if receiver is not None:
        return_node(link, call, link.heap.items(receiver).every)


MODELS: dict[str, Model] = {
    **{name: _refer(name) for name in _REFERENCES},
    **{f"{name}.__call__": _dereference for name in _REFERENCES},
    "weakref.proxy": returns_argument(0),
}
SILENT = frozenset(f"{name}.__call__" for name in _REFERENCES)
"""Calling a reference runs no function."""
