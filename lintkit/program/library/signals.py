"""Signals of a program's own: sending one runs what is connected to it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lintkit.program.library.support import (
    Model,
    call_back,
    decorator_options,
    return_container,
    return_node,
    return_type,
)
from lintkit.program.objects import ContainerObject
from lintkit.program.parameters import Arguments

if TYPE_CHECKING:
    from lintkit.program.calls import Call
    from lintkit.program.link import Link
    from lintkit.program.solver import Node

_SIGNALS = ("blinker.Signal", "django.dispatch.Signal")
_RECEIVER = "django.dispatch.receiver"


def _make(symbol: str) -> Model:
    def model(link: Link, call: Call, _: int | None) -> None:
        return_container(link, call, symbol)

    return model


def _connect(link: Link, call: Call, receiver: int | None) -> None:
    function = call.arguments.get(0, "receiver")
    if receiver is not None and function is not None:
        link.solver.connect(function, link.heap.items(receiver).unknown)
        return_node(link, call, function)


def _receive(link: Link, call: Call, _: int | None) -> None:
    """`@receiver(signal)`, or a list of signals."""
    options, function = decorator_options(call), call.arguments.get(0)
    if call.kind != "decorator" or options is None or function is None:
        return_type(link, call, _RECEIVER)
        return
    return_node(link, call, function)
    signals = options.arguments.get(0, "signal")
    if signals is not None:
        link.each(signals, partial(_connect_each, link, function))


def _connect_each(link: Link, function: Node, value: int) -> None:
    found = link.objects[value]
    if isinstance(found, ContainerObject):
        items = link.heap.items(value)
        if found.kind in _SIGNALS:
            link.solver.connect(function, items.unknown)
        else:
            link.each(items.every, partial(_connect_each, link, function))


def _send(link: Link, call: Call, receiver: int | None) -> None:
    """Receivers get the sender and what else is sent by name."""
    if receiver is None:
        return
    sender = call.arguments.get(0, "sender")
    named = [(name, node) for name, node in call.arguments.keywords if name != "sender"]
    if sender is not None:
        named.append(("sender", sender))
    passed = Arguments((), tuple(named), call.arguments.spreads)
    call_back(link, call, link.heap.items(receiver).every, passed)


MODELS: dict[str, Model] = {
    **{symbol: _make(symbol) for symbol in _SIGNALS},
    **{f"{symbol}.connect": _connect for symbol in _SIGNALS},
    **{
        f"{symbol}.{name}": _send
        for symbol in _SIGNALS
        for name in ("asend", "asend_robust", "send", "send_async", "send_robust")
    },
    _RECEIVER: _receive,
}
