"""argparse: the items of a parser are what it sets by default."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.program.calls import hand_out
from lintkit.program.library.support import (
    Model,
    call_back,
    call_back_with,
    receiver_of,
    return_type,
)
from lintkit.program.parameters import NO_ARGUMENTS
from lintkit.program.protocols import TEXT

if TYPE_CHECKING:
    from lintkit.program.calls import Call
    from lintkit.program.heap import Items, Key
    from lintkit.program.link import Link
    from lintkit.program.solver import Node

_PARSER = "argparse.ArgumentParser"
_SUBPARSERS = f"{_PARSER}.add_subparsers"
_SUBPARSER = f"{_SUBPARSERS}.add_parser"
_GROUPS = tuple(
    f"{parser}.{method}"
    for parser in (_PARSER, _SUBPARSER)
    for method in ("add_argument_group", "add_mutually_exclusive_group")
)
_CONVERTERS = "<converters>"
"""The field of a parser: what it calls with the texts of arguments."""

PARSED = tuple(
    f"{parser}.{method}"
    for parser in (_PARSER, _SUBPARSER)
    for method in ("parse_args", "parse_intermixed_args")
)
"""What parsing arguments gives: its attributes are those of the command line, or set by default."""


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
            converters = link.heap.field(whole, _CONVERTERS)

            def hand_over(number: int) -> None:
                link.heap.items(number).copy_to(items)
                link.solver.connect(link.heap.field(number, _CONVERTERS), converters)

            link.each(part, hand_over)

        link.each(owner, hand_up)

    return model


def _add_argument(link: Link, call: Call, _: int | None) -> None:
    """A function that converts an argument, or a class of which an object does what it means."""
    hand_out(link, call)
    owner = receiver_of(call)
    convert = call.arguments.get(-1, "type")
    act = call_back(link, call, call.arguments.get(-1, "action"), NO_ARGUMENTS, "action")

    def keep(parser: int) -> None:
        converters = link.heap.field(parser, _CONVERTERS)
        link.solver.connect(act, converters)
        if convert is not None:
            link.solver.connect(convert, converters)

    if owner is not None:
        link.each(owner, keep)


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
        if owner is None:
            return
        text = link.constant(link.objects.number(TEXT))

        def convert(parser: int) -> None:
            call_back_with(link, call, link.heap.field(parser, _CONVERTERS), text)

        link.each(owner, convert)
        if call.target is None:
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
    **{symbol: _parse(symbol) for symbol in PARSED},
    _SUBPARSERS: _add_parser(_SUBPARSERS),
    _SUBPARSER: _add_parser(_SUBPARSER),
    **{symbol: _add_parser(symbol) for symbol in _GROUPS},
    **{f"{parser}.add_argument": _add_argument for parser in (_PARSER, _SUBPARSER, *_GROUPS)},
    f"{_PARSER}.set_defaults": _set_defaults,
    f"{_SUBPARSER}.set_defaults": _set_defaults,
}
OPEN = frozenset(PARSED)
"""What reading an unknown attribute of gives a name of the library: it may be anything."""
