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
    from collections.abc import Collection, Iterator

    from lintkit.program.calls import Call
    from lintkit.program.link import Link
    from lintkit.program.solver import Node
    from lintkit.program.values import Site

_SET = "<set>"
"""The field for whatever is set on an object."""

_OF_TYPES = ("typing.", "typing_extensions.")
"""Begins the symbols of objects that stand for types: nothing that is set on them is called."""


def note(link: Link, number: int, source: Node) -> None:
    """Notes what is set on an object that a call of a library gave."""
    owner = link.objects[number]
    if isinstance(owner, External) and owner.symbol.startswith(_OF_TYPES):
        return
    is_first = not link.heap.has_field(number, _SET)
    link.solver.connect(source, link.heap.field(number, _SET))
    if is_first:
        if not link.equipped:
            link.defer("receivers", partial(_call_back, link))
        link.equipped.append(number)


def _call_back(link: Link) -> bool:
    """Calls what was set on objects where methods of these run; all at once, as calls are many."""
    functions: dict[tuple[str, Site | None], list[int]] = {}
    for number in link.equipped:
        owner = link.objects[number]
        values = sorted(link.solver.points_to[link.heap.field(number, _SET)])
        found = [one for one in values if isinstance(link.objects[one], Bound | Closure)]
        if found and isinstance(owner, External):
            functions[owner.symbol, owner.origin] = found
    link.equipped.clear()
    symbols = {symbol for symbol, _ in functions}
    for call, callees in list(_calls_of_methods(link, symbols)):
        owners: dict[tuple[str, Site | None], None] = {}
        for one in callees:
            owners[one.symbol.rpartition(".")[0], one.origin] = None
        for function in (function for owner in owners for function in functions.get(owner, ())):
            invoke(link, call, function)
    return True


def _calls_of_methods(link: Link, owners: Collection[str]) -> Iterator[tuple[Call, list[External]]]:
    """The calls of methods of objects of libraries, as calls of nothing yet, with the methods."""
    for (plan, position), called in link.edges.items() if owners else ():
        if not any(isinstance(one, str) and _is_below(one, owners) for one in called):
            continue
        for frame in link.frames.of_plan[plan]:
            instruction = frame.plan.code.instructions[position]
            if not isinstance(instruction, ir.Call):
                continue
            values = link.solver.points_to[frame.node(instruction.callee)]
            methods = [one for value in values if isinstance(one := link.objects[value], External)]
            call = explicit_call(frame, instruction, position)
            yield (
                replace(call, kind="callback", target=None, arguments=NO_ARGUMENTS, part="set"),
                methods,
            )


def _is_below(symbol: str, owners: Collection[str]) -> bool:
    """Whether a symbol is a part of what one of some others names."""
    while symbol and symbol not in owners:
        symbol = symbol.rpartition(".")[0]
    return bool(symbol)
