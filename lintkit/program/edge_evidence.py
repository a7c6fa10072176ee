"""Why the call graph has an edge: from the call over the callee's way to it, to its definition."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.model import Step
from lintkit.program import naming
from lintkit.program.evidence import described, expression
from lintkit.program.values import Class, CodeRef, External, Function, Instance, Place

if TYPE_CHECKING:
    from lintkit.model import Evidence
    from lintkit.program.program import Program
    from lintkit.program.values import AbstractValue, CallEdge

_HAPPENS = {
    "call": "{} is called",
    "decorator": "{} is applied as a decorator",
    "implicit": "runs without being called by name",
    "callback": "handed to {}, which calls it",
}


_MOST_PLACES = 1_000
"""Places of which the ways into them are kept: the edges of one call are asked about together."""


class EdgeEvidence:
    """The evidence of the edges of a program."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._flows = lru_cache(_MOST_PLACES)(program.flows)

    def of(self, edge: CallEdge) -> Evidence:
        """The steps of an edge: the call, how the callee came there, where it is defined."""
        program = self._program
        steps = [program.step(edge.site, _HAPPENS[edge.kind].format(_called(program, edge)))]
        if edge.kind == "call":
            steps += self._way(edge) or _origin(program, edge)
        if edge.confidence == "low":
            text = "the only function of the program with this name; the receiver is not known"
            steps.append(program.step(edge.site, text))
        if isinstance(edge.callee, CodeRef):
            name = f"`{described(program, edge.callee)}`"
            line = program.code(edge.callee).def_line
            steps.append(Step(edge.callee.path, line, f"{name} is defined here"))
        return tuple(dict.fromkeys(steps))

    def _way(self, edge: CallEdge) -> Evidence:
        """The steps of the first way on which the callee comes to the call."""
        instruction = self._program.instruction(edge.site)
        if not isinstance(instruction, ir.Call):
            return ()
        for flow in self._flows(Place(edge.site.code, instruction.callee)):
            if _leads_to(flow.value, edge.callee):
                return flow.steps
        return ()


def _called(program: Program, edge: CallEdge) -> str:
    instruction = program.instruction(edge.site)
    if isinstance(instruction, ir.Call):
        written = expression(program, Place(edge.site.code, instruction.callee))
        if written:
            return written
    return (
        "a callable" if edge.kind == "callback" else f"`{naming.public_name(program, edge.callee)}`"
    )


def _origin(program: Program, edge: CallEdge) -> Evidence:
    """Where the object of a library comes from whose method is called."""
    origins = {
        value.origin
        for value in program.callees(edge.site)
        if isinstance(value, External) and value.symbol == edge.callee and value.origin is not None
    }
    return tuple(program.step(site, "the object comes from here") for site in sorted(origins))


def _leads_to(value: AbstractValue, callee: CodeRef | str) -> bool:
    if isinstance(value, Function):
        return value.code == callee
    if isinstance(value, External):
        return value.symbol == callee
    return isinstance(value, Class | Instance)  # its constructor or `__call__`, by the MRO
