"""Calls as they are written: `function(arguments)`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from lintkit.program import displays
from lintkit.program.call_sites import explicit_call
from lintkit.program.calls import invoke, invoke_each
from lintkit.program.pairs import each_pair, halves
from lintkit.program.parameters import Arguments, Positional

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lintkit import ir
    from lintkit.program.calls import Call
    from lintkit.program.link import Link
    from lintkit.program.protocols import Where
    from lintkit.program.solver import Node


def call(link: Link, where: Where, instruction: ir.Call, callees: Iterable[int]) -> None:
    """Calls what is new to the register of the callee."""
    written = explicit_call(where.frame, instruction, where.position)
    if any(argument.star for argument in written.arguments.positional):
        if _call_pairs(link, where, instruction, written):
            return
        written = displays.spread_iterables(link, where, written)
    written = displays.spread_mappings(link, where, written)
    for callee in callees:
        invoke(link, written, callee)


def _call_pairs(link: Link, where: Where, instruction: ir.Call, written: Call) -> bool:
    """`function(*arguments)` of pairs, as in a queue: each function gets what was put with it."""
    frame = where.frame
    given = [argument.value for argument in instruction.arguments]
    if len(given) != 1 or halves(frame.plan, instruction.callee, given[0]) is None:
        return False

    def call_each(functions: Node, arguments: Node) -> None:
        one = replace(written, arguments=Arguments((Positional(arguments, star=True),)))
        invoke_each(link, displays.spread_iterables(link, where, one), functions)

    called = frame.node(instruction.target)
    if called not in link.partnered:
        link.partnered.add(called)
        each_pair(link, frame, instruction.callee, given[0], call_each)
    return True
