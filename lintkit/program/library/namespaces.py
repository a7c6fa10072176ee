"""Objects of the standard library that hold whatever attributes a program gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.program.library.support import Model, return_number
from lintkit.program.objects import WrapperObject

if TYPE_CHECKING:
    from lintkit.program.calls import Call
    from lintkit.program.heap import Key
    from lintkit.program.link import Link
    from lintkit.program.solver import Node


def _namespace(symbol: str) -> Model:
    """A new namespace; keywords are its first attributes."""

    def model(link: Link, call: Call, _: int | None) -> None:
        number = link.objects.number(WrapperObject(symbol, call.frame.number, call.position))
        return_number(link, call, number)

        def store(name: Key, node: Node) -> None:
            if isinstance(name, str):
                link.solver.connect(node, link.heap.field(number, name))

        for name, node in call.arguments.keywords:
            store(name, node)
        for spread in call.arguments.spreads:
            link.each(spread, lambda mapping: link.heap.items(mapping).follow(store))

    return model


MODELS: dict[str, Model] = {
    symbol: _namespace(symbol)
    for symbol in ("argparse.Namespace", "threading.local", "types.SimpleNamespace")
}
