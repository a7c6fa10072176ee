"""Which elements the operators of sets keep (The Python Standard Library, "Set Types")."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lintkit.program.objects import Bound, ClassObject, Closure
from lintkit.program.solver import OVERFLOW
from lintkit.program.values import External, Unknown

if TYPE_CHECKING:
    from lintkit.program.link import Link
    from lintkit.program.solver import Node

SETS = frozenset({"WeakSet", "frozenset", "generator", "set"})
"""The kinds of containers with these operators; the views of a dict are generators here."""

OPERATORS = frozenset("|&-^")

METHODS = {
    "union": "|",
    "intersection": "&",
    "difference": "-",
    "symmetric_difference": "^",
}
"""The operator of each method; with `_update`, those of the in-place forms."""


def combine(link: Link, operator: str, left: Node, right: Node, result: Node) -> None:
    """Result ⊇ the elements that an operator keeps of two sets; the nodes hold elements."""
    if operator == "&":
        link.each(left, partial(_keep_common, link, right, result))
        link.each(right, partial(_keep_common, link, left, result))
        return
    link.solver.connect(left, result)
    if operator != "-":
        link.solver.connect(right, result)


def _keep_common(link: Link, other: Node, result: Node, value: int) -> None:
    """Functions and classes equal only themselves; what is not known may equal anything."""
    found = link.objects[value]
    if (
        not isinstance(found, Bound | ClassObject | Closure)
        or value in link.solver.points_to[other]
    ):
        link.solver.add_one(result, value)
    if value == OVERFLOW or isinstance(found, External | Unknown):
        link.solver.connect(other, result)
