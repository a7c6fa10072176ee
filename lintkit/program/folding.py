"""Operators and f-strings over constants: `60 * 5`, `f"{HOST}/v1"`."""

from __future__ import annotations

import operator
from itertools import islice, product
from math import prod
from typing import TYPE_CHECKING, NamedTuple

from lintkit import ir
from lintkit.program.objects import Affixed, ContainerObject, Literal, literal
from lintkit.program.provenance.constants import percent, percent_pieces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from lintkit.ir import Scalar
    from lintkit.program.link import Link
    from lintkit.program.objects import AbstractObject
    from lintkit.program.solver import Node

_MOST_RESULTS = 8
_LONGEST_TEXT = 400
_LARGEST_NUMBER = 2**63
_MOST_SETS = 1_000  # of which is kept what they tell

_BINARY: dict[str, Callable[..., object]] = {
    "+": operator.add,
    "+=": operator.add,
    "-": operator.sub,
    "-=": operator.sub,
    "*": operator.mul,
    "*=": operator.mul,
    "/": operator.truediv,
    "//": operator.floordiv,
    "%": operator.mod,
}


def fold_operator(link: Link, symbol: str, operands: Sequence[Node]) -> Iterator[Literal]:
    """What an operator gives for the constants among its operands."""
    if symbol == "u-" and len(operands) == 1:
        for (value,) in _constants(link, operands):
            if isinstance(value, int | float):
                yield literal(-value)
    elif symbol in _BINARY and len(operands) == 2:  # noqa: PLR2004  binary
        for left, right in _constants(link, operands):
            result = _apply(symbol, left, right)
            if result is not None:
                yield literal(result)


def fold_text(link: Link, parts: Sequence[Node]) -> Iterator[Literal]:
    """What an f-string gives for the constants among its parts."""
    for values in _constants(link, parts):
        text = "".join(map(str, values))
        if len(text) <= _LONGEST_TEXT:
            yield literal(text)


def is_told(link: Link, text: int) -> bool:
    """Whether every text that an f-string can give is told by `fold_text`."""
    found = link.objects[text]
    if not isinstance(found, ContainerObject) or found.position < 0:
        return False
    frame = link.frames.all[found.frame]
    made = frame.plan.code.instructions[found.position]
    if not isinstance(made, ir.Build):
        return False
    results = 1
    for entry in made.entries:
        values = link.solver.points_to[frame.node(entry.value)]
        if not all(isinstance(link.objects[value], Literal) for value in values):
            return False
        results *= len(values)
    return 0 < results <= _MOST_RESULTS


def fold_ends(link: Link, parts: Sequence[Node], *, settled: bool) -> Iterator[Affixed]:
    """How a text begins and ends that is joined from parts which are not all constants.

    Args:
        link: the program.
        parts: the nodes of the parts, in order.
        settled: whether a part that holds nothing will stay so.
    """
    yield from _ends([_told(link, node) for node in parts], settled=settled)


def fold_template_ends(
    link: Link, template: Node, given: Node, *, settled: bool
) -> Iterator[Affixed]:
    """How `template % given` begins and ends where the result is not always a constant."""
    told = _told(link, given)
    for text in islice(_told(link, template).constants, _MOST_RESULTS):
        pieces = percent_pieces(text) if isinstance(text, str) else []
        if len(pieces) > 1:
            yield from _ends([_constant(pieces[0]), told, _constant(pieces[-1])], settled=settled)


def _ends(told: Sequence[Told], *, settled: bool) -> Iterator[Affixed]:
    others = [one.others for one in told]
    if None in others and not settled:
        return
    is_told = not any(other is not False for other in others)
    if is_told and prod(len(one.constants) for one in told) <= _MOST_RESULTS:
        return
    beginnings = _few(told[0].beginnings, _MOST_RESULTS)
    ends = _few(told[-1].ends, _MOST_RESULTS // len(beginnings))
    for prefix, suffix in product(beginnings, ends):
        if prefix or suffix:
            yield Affixed(prefix, suffix)


def _few(texts: list[str], most: int) -> list[str]:
    return texts if len(texts) <= most else [""]


class Told(NamedTuple):
    """What a set of values tells of the text or number that they are.

    Attributes:
        constants: those among them.
        others: whether there are others; None: there is nothing at all.
        beginnings: how they begin as texts, each once.
        ends: how they end.
    """

    constants: list[Scalar]
    others: bool | None
    beginnings: list[str]
    ends: list[str]


def _told(link: Link, node: Node) -> Told:
    values = link.solver.points_to[node]
    found = link.told.get(values)
    if found is None:
        if len(link.told) >= _MOST_SETS:
            link.told.clear()
        found = link.told[values] = _tell([link.objects[one] for one in sorted(values)])
    return found


def _constant(text: str) -> Told:
    return Told([text], others=False, beginnings=[text], ends=[text])


def _tell(values: list[AbstractObject]) -> Told:
    constants = [one.value for one in values if isinstance(one, Literal)]
    affixes = [_affixes(one) for one in values] or [("", "")]
    return Told(
        constants,
        len(constants) < len(values) if values else None,
        list(dict.fromkeys(prefix for prefix, _ in affixes)),
        list(dict.fromkeys(suffix for _, suffix in affixes)),
    )


def _affixes(value: AbstractObject) -> tuple[str, str]:
    if isinstance(value, Affixed):
        return value.prefix, value.suffix
    if isinstance(value, Literal) and isinstance(value.value, str):
        return value.value, value.value
    return "", ""


def _constants(link: Link, operands: Sequence[Node]) -> Iterator[tuple[Scalar, ...]]:
    columns = [_told(link, node).constants for node in operands]
    return islice(product(*columns), _MOST_RESULTS)


def _apply(symbol: str, left: Scalar, right: Scalar) -> int | float | str | None:
    if symbol == "%" and isinstance(left, str):
        text = percent(left, (right,))
        return None if text is None else str(text.value)
    both_text = isinstance(left, str) and isinstance(right, str)
    both_numbers = isinstance(left, int | float) and isinstance(right, int | float)
    if not (both_numbers or (both_text and symbol in {"+", "+="})):
        return None
    try:
        result = _BINARY[symbol](left, right)
    except (ArithmeticError, ValueError):
        return None
    if isinstance(result, str):
        return result if len(result) <= _LONGEST_TEXT else None
    if isinstance(result, int | float) and abs(result) < _LARGEST_NUMBER:
        return result
    return None
