"""What the program sets on functions, as `function.route = path`; `functools.wraps` copies it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.program.objects import Closure

if TYPE_CHECKING:
    from lintkit.program.link import Link
    from lintkit.program.solver import Node

WRAPPED = "__wrapped__"
"""The attribute that leads from a function to the one around which `functools.wraps` put it."""


def mark_of(link: Link, function: int, name: str) -> Node:
    """The node of what is set on a function, or on one that it wraps, under a name."""
    node = link.heap.field(function, name)
    if name != WRAPPED and (function, name) not in link.marks:
        link.marks.add((function, name))

        def take_from(inner: int) -> None:
            if isinstance(link.objects[inner], Closure):
                link.solver.connect(mark_of(link, inner, name), node)

        link.each(link.heap.field(function, WRAPPED), take_from)
    return node
