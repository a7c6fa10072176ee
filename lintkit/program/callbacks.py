"""Functions that a program sets on an object of a library: methods of the object may call them.

So does a parser of `xml.parsers.expat` with its handlers, and a client with its `on_message`.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from lintkit import ir
from lintkit.program.call_sites import explicit_call
from lintkit.program.calls import invoke
from lintkit.program.objects import Bound, Closure
from lintkit.program.parameters import NO_ARGUMENTS
from lintkit.program.values import External

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.program.calls import Call
    from lintkit.program.link import Link
    from lintkit.program.solver import Node

_SET = "<set>"
"""The field for whatever is set on an object."""


def note(link: Link, number: int, source: Node) -> None:
    """Notes what is set on an object that a call of a library gave."""
    is_first = not link.heap.has_field(number, _SET)
    link.solver.connect(source, link.heap.field(number, _SET))
    if is_first:
        link.defer("receivers", partial(_call_back, link, number))


def _call_back(link: Link, number: int) -> bool:
    values = sorted(link.solver.points_to[link.heap.field(number, _SET)])
    functions = [one for one in values if isinstance(link.objects[one], Bound | Closure)]
    owner = link.objects[number]
    if functions and isinstance(owner, External):
        for call in list(_calls_of_methods(link, owner)):
            for function in functions:
                invoke(link, call, function)
    return True


def _calls_of_methods(link: Link, owner: External) -> Iterator[Call]:
    """The calls of methods of an object, as calls of nothing yet."""
    prefix = f"{owner.symbol}."
    for (plan, position), callees in link.edges.items():
        if not any(isinstance(one, str) and one.startswith(prefix) for one in callees):
            continue
        for frame in link.frames.of_plan[plan]:
            instruction = frame.plan.code.instructions[position]
            if isinstance(instruction, ir.Call) and any(
                _is_method(link.objects[one], owner)
                for one in link.solver.points_to[frame.node(instruction.callee)]
            ):
                call = explicit_call(frame, instruction, position)
                yield replace(
                    call, kind="callback", target=None, arguments=NO_ARGUMENTS, part="set"
                )


def _is_method(value: object, owner: External) -> bool:
    return (
        isinstance(value, External)
        and value.origin == owner.origin
        and value.symbol.rpartition(".")[0] == owner.symbol
    )
