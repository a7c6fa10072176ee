"""Containers whose attributes say how to make objects: the package `dependency_injector`.

`providers.Singleton(Client, timeout=5)` makes a client when it is called, and whenever another
provider or a parameter by `Provide[…]` asks for it. What it makes is one object here, made where
the provider is declared, as nobody tells such objects apart.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lintkit.program.library.support import Model, call_back, return_node, return_number
from lintkit.program.objects import WrapperObject
from lintkit.program.parameters import Arguments, Positional

if TYPE_CHECKING:
    from lintkit.program.calls import Call
    from lintkit.program.frames import Frame
    from lintkit.program.library.modules import Subscript
    from lintkit.program.link import Link
    from lintkit.program.solver import Node

PROVIDERS = frozenset(
    f"dependency_injector.providers.{name}"
    for name in (
        "Callable",
        "ContextLocalSingleton",
        "Factory",
        "Resource",
        "Singleton",
        "ThreadLocalSingleton",
        "ThreadSafeSingleton",
    )
)
"""What is given a class or function, and the arguments with which to call it."""

_PROVIDED = "<provided>"


def _declare(symbol: str) -> Model:
    def model(link: Link, call: Call, _: int | None) -> None:
        number = link.objects.number(WrapperObject(symbol, call.frame.number, call.position))
        return_number(link, call, number)
        given = call.arguments.from_index(1)
        arguments = Arguments(
            tuple(Positional(_injected(link, item.node), item.star) for item in given.positional),
            tuple((name, _injected(link, node)) for name, node in given.keywords),
            given.spreads,
        )
        made = call_back(link, call, call.arguments.get(0, "provides"), arguments)
        link.solver.connect(made, link.heap.field(number, _PROVIDED))

    return model


def _injected(link: Link, given: Node) -> Node:
    """The node of what is passed on: of a provider, what that provides."""
    passed = link.solver.allocate(1)
    link.each(given, partial(_provide, link, passed))
    return passed


def _provide(link: Link, target: Node, value: int) -> None:
    found = link.objects[value]
    if isinstance(found, WrapperObject) and found.kind in PROVIDERS:
        link.solver.connect(link.heap.field(value, _PROVIDED), target)
    else:
        link.solver.add_one(target, value)


def _call(link: Link, call: Call, provider: int | None) -> None:
    if provider is not None:
        return_node(link, call, link.heap.field(provider, _PROVIDED))


def _marked(link: Link, _: Frame, key: Node, target: Node) -> None:
    """`Provide[Container.client]`, the default of a parameter."""
    link.each(key, partial(_provide, link, target))


MODELS: dict[str, Model] = {
    **{symbol: _declare(symbol) for symbol in PROVIDERS},
    **{f"{symbol}.__call__": _call for symbol in PROVIDERS},
}
SUBSCRIPTS: dict[str, Subscript] = {
    f"dependency_injector.wiring.{marker}": _marked for marker in ("Closing", "Provide")
}
