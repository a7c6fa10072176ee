"""Methods of text, over constants as far as their arguments are known."""

from __future__ import annotations

from functools import partial
from itertools import islice, product
from typing import TYPE_CHECKING

from lintkit.program.calls import hand_out
from lintkit.program.interpolation import format_text
from lintkit.program.library.support import (
    Model,
    elements_of,
    new_container,
    return_number,
    return_type,
)
from lintkit.program.objects import Affixed, Literal, literal
from lintkit.program.protocols import TEXT
from lintkit.program.provenance import constants

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lintkit.ir import Scalar
    from lintkit.program.calls import Call
    from lintkit.program.link import Link
    from lintkit.program.solver import Node

_OF_CASE: dict[str, Callable[[str], str]] = {
    name: getattr(str, name) for name in ("casefold", "lower", "upper")
}
"""Methods that change each character by itself."""

_MOST_RESULTS = 8
_MOST_PIECES = 40


def _of_text(name: str) -> Model:
    """A method that gives text."""

    def model(link: Link, call: Call, receiver: int | None) -> None:
        def compute(text: str, arguments: Sequence[Scalar]) -> bool:
            found = constants.call_method(text, name, arguments, {})
            if found is not None and call.target is not None:
                link.give(call.target, literal(found.value))
            return found is not None

        text = None if receiver is None else link.objects[receiver]
        if name in _OF_CASE and isinstance(text, Affixed) and call.target is not None:
            change = _OF_CASE[name]
            link.give(call.target, Affixed(change(text.prefix), change(text.suffix)))
            return
        if name == "format":
            format_text(link, call, receiver)
        _fold(link, call, receiver, compute, partial(return_type, link, call, "builtins.str"))

    return model


def _of_pieces(name: str, kind: str) -> Model:
    """A method that takes text apart."""

    def model(link: Link, call: Call, receiver: int | None) -> None:
        def compute(text: str, arguments: Sequence[Scalar]) -> bool:
            try:
                pieces = getattr(text, name)(*arguments)
            except (TypeError, ValueError):
                return False
            if len(pieces) > _MOST_PIECES:
                return False
            number, items = new_container(link, call, kind, f"{call.part} {pieces}")
            items.length = len(pieces)
            for index, piece in enumerate(pieces):
                link.give(items.at(index), literal(piece))
            return_number(link, call, number)
            return True

        def otherwise() -> None:
            number, items = new_container(link, call, kind)
            link.give(items.unknown, TEXT)
            return_number(link, call, number)

        _fold(link, call, receiver, compute, otherwise)

    return model


def _fold(
    link: Link,
    call: Call,
    receiver: int | None,
    compute: Callable[[str, Sequence[Scalar]], bool],
    otherwise: Callable[[], None],
) -> None:
    """Computes the results for constants; where it cannot, or they are none: `otherwise`."""
    text = None if receiver is None else link.objects[receiver]
    is_plain = not call.arguments.open and not call.arguments.keywords
    if not (isinstance(text, Literal) and isinstance(text.value, str) and is_plain):
        otherwise()
        return
    constant = text.value
    nodes = [item.node for item in call.arguments.positional]

    def update(_: int = 0) -> None:
        columns = [_constants(link, node) for node in nodes]
        results = [
            compute(constant, arguments)
            for arguments in islice(product(*(known for known, _ in columns)), _MOST_RESULTS)
        ]
        if not all(results) or not all(complete for _, complete in columns):
            otherwise()

    def settle() -> bool:
        if call.target is not None and not link.solver.points_to[call.target]:
            otherwise()
        return True

    if not nodes:
        update()
    for node in nodes:
        link.each(node, update)
        link.defer("defaults", settle)


def _constants(link: Link, node: Node) -> tuple[list[Scalar], bool]:
    """The constants that a node holds, and whether it holds nothing else."""
    values = [link.objects[number] for number in sorted(link.solver.points_to[node])]
    known = [value.value for value in values if isinstance(value, Literal)]
    return known, len(known) == len(values)


def _join(link: Link, call: Call, _: int | None) -> None:
    hand_out(link, call)
    elements_of(link, call, call.arguments.get(0))
    return_type(link, call, "builtins.str.join")


_TO_TEXT = (
    "capitalize format lower lstrip removeprefix removesuffix replace rstrip strip title upper"
)
_TO_PIECES = {
    "partition": "tuple",
    "rpartition": "tuple",
    "rsplit": "list",
    "split": "list",
    "splitlines": "list",
}

MODELS: dict[str, Model] = {
    "builtins.str.join": _join,
    **{f"builtins.str.{name}": _of_text(name) for name in _TO_TEXT.split()},
    **{f"builtins.str.{name}": _of_pieces(name, kind) for name, kind in _TO_PIECES.items()},
}
