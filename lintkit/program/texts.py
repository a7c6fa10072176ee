"""Texts that are made of parts: f-strings, `+` and `%`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lintkit.program import protocols
from lintkit.program.folding import fold_ends, fold_template_ends, fold_text
from lintkit.program.objects import Affixed, ContainerObject

if TYPE_CHECKING:
    from lintkit import ir
    from lintkit.program.link import Link
    from lintkit.program.protocols import Where
    from lintkit.program.solver import Node


def format_parts(link: Link, where: Where, instruction: ir.Build, values: tuple[int, ...]) -> None:
    """An f-string of which some part now also holds `values`."""
    for value in values:
        protocols.formatted(link, where, value)
    frame = where.frame
    target = frame.node(instruction.target)
    link.give(target, ContainerObject("string", frame.number, where.position))
    parts = tuple(frame.node(entry.value) for entry in instruction.entries)
    for result in fold_text(link, parts):
        link.give(target, result)
    _give_ends(link, parts, target)


def concatenate(link: Link, operands: tuple[Node, ...], target: Node) -> None:
    """What is known of `left + right` where they are texts, but not both constants."""
    found = (link.objects[one] for node in operands for one in link.solver.points_to[node])
    if any(isinstance(one, Affixed) or getattr(one, "type", "") == "str" for one in found):
        _give_ends(link, operands, target)


def interpolate(link: Link, operands: tuple[Node, ...], target: Node) -> None:
    """What is known of `text % values` where it is not a constant."""
    template, given = operands

    def give(*, settled: bool) -> bool:
        for text in fold_template_ends(link, template, given, settled=settled):
            link.give(target, text)
        return True

    give(settled=False)
    if not link.solver.points_to[given]:
        link.defer("keys", partial(give, settled=True))


def _give_ends(link: Link, parts: tuple[Node, ...], target: Node) -> None:
    for text in fold_ends(link, parts, settled=False):
        link.give(target, text)
    if not all(link.solver.points_to[node] for node in parts):
        link.defer("keys", partial(_settle, link, parts, target))


def _settle(link: Link, parts: tuple[Node, ...], target: Node) -> bool:
    """A part of which nothing is known by now can be anything."""
    for text in fold_ends(link, parts, settled=True):
        link.give(target, text)
    return True
