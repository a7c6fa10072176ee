"""Objects of the standard library that hold whatever attributes a program gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.program.library.support import Model, receiver_of, return_number, return_type
from lintkit.program.objects import WrapperObject

if TYPE_CHECKING:
    from lintkit.program.calls import Call
    from lintkit.program.heap import Items, Key
    from lintkit.program.link import Link
    from lintkit.program.solver import Node

_PARSER = "argparse.ArgumentParser"
_SUBPARSERS = f"{_PARSER}.add_subparsers"
_SUBPARSER = f"{_SUBPARSERS}.add_parser"

PARSED = tuple(
    f"{parser}.{method}"
    for parser in (_PARSER, _SUBPARSER)
    for method in ("parse_args", "parse_intermixed_args")
)
"""What parsing arguments gives: its attributes are those of the command line, or set by default."""


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


# --- argparse: the items of a parser are what it sets by default --------------------------------
def _add_parser(symbol: str) -> Model:
    """A part of a parser: what it sets, the whole parser sets."""

    def model(link: Link, call: Call, _: int | None) -> None:
        return_type(link, call, symbol)
        owner = receiver_of(call)
        if owner is None or call.target is None:
            return
        part = call.target

        def hand_up(whole: int) -> None:
            items = link.heap.items(whole)
            link.each(part, lambda number: link.heap.items(number).copy_to(items))

        link.each(owner, hand_up)

    return model


def _set_defaults(link: Link, call: Call, _: int | None) -> None:
    owner = receiver_of(call)
    if owner is None:
        return

    def store(items: Items) -> None:
        for name, node in call.arguments.keywords:
            link.solver.connect(node, items.at(name))
        for spread in call.arguments.spreads:
            link.each(spread, lambda mapping: link.heap.items(mapping).copy_to(items))

    link.each(owner, lambda parser: store(link.heap.items(parser)))


def _parse(symbol: str) -> Model:
    def model(link: Link, call: Call, _: int | None) -> None:
        return_type(link, call, symbol)
        owner = receiver_of(call)
        if owner is None or call.target is None:
            return
        parsed = call.target

        def fill(namespace: int, name: Key, node: Node) -> None:
            link.solver.connect(node, link.heap.field(namespace, str(name)))

        def hand_over(parser: int) -> None:
            items = link.heap.items(parser)
            link.each(
                parsed,
                lambda number: items.follow(lambda name, node: fill(number, name, node)),
            )

        link.each(owner, hand_over)

    return model


MODELS: dict[str, Model] = {
    **{
        symbol: _namespace(symbol)
        for symbol in ("argparse.Namespace", "threading.local", "types.SimpleNamespace")
    },
    **{symbol: _parse(symbol) for symbol in PARSED},
    _SUBPARSERS: _add_parser(_SUBPARSERS),
    _SUBPARSER: _add_parser(_SUBPARSER),
    f"{_PARSER}.set_defaults": _set_defaults,
    f"{_SUBPARSER}.set_defaults": _set_defaults,
}
OPEN = frozenset(PARSED)
"""What reading an unknown attribute of gives a name of the library: it may be anything."""
