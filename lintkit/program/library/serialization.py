"""JSON: the functions that convert what the format does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.program.calls import call_special
from lintkit.program.library.streams import use_file
from lintkit.program.library.support import (
    Model,
    call_back,
    call_back_with,
    return_node,
    return_type,
    where,
)
from lintkit.program.objects import ContainerObject
from lintkit.program.parameters import NO_ARGUMENTS

if TYPE_CHECKING:
    from lintkit.program.calls import Call
    from lintkit.program.link import Link
    from lintkit.program.solver import Node

_HOOKS = ("object_hook", "object_pairs_hook", "parse_float", "parse_int", "parse_constant")


def _writes(result: str, file: str = "") -> Model:
    def model(link: Link, call: Call, _: int | None) -> None:
        if file:
            use_file(link, call, call.arguments.get(1, file), "write")
        written = _within(link, call.arguments.get(0, "obj"))
        call_back_with(link, call, call.arguments.get(-1, "default"), written)
        encoders = call.arguments.get(-1, "cls")
        made = call_back(link, call, encoders, NO_ARGUMENTS, "encoder")
        convert = where(call).call(None, written, part="default")

        def run(encoder: int) -> None:
            call_special(link, convert, encoder, "default")

        link.each(made, run)
        return_type(link, call, result)

    return model


def _within(link: Link, node: Node | None) -> Node:
    """What is in a node, and in the containers in it."""
    found = link.solver.allocate(1)

    def look_into(value: int) -> None:
        if isinstance(link.objects[value], ContainerObject):
            link.solver.connect(link.heap.items(value).every, found)

    if node is not None:
        link.solver.connect(node, found)
    link.each(found, look_into)
    return found


def _reads(symbol: str, file: str = "") -> Model:
    def model(link: Link, call: Call, _: int | None) -> None:
        if file:
            use_file(link, call, call.arguments.get(0, file), "read")
        for name in _HOOKS:
            hook = call.arguments.get(-1, name)
            parsed = link.solver.allocate(1)
            return_node(link, call, call_back_with(link, call, hook, parsed, part=name))
        return_type(link, call, symbol)

    return model


MODELS: dict[str, Model] = {
    "json.dump": _writes("json.dump", "fp"),
    "json.dumps": _writes("builtins.str"),
    "json.load": _reads("json.load", "fp"),
    "json.loads": _reads("json.loads"),
}
