"""Coroutines and generators: what calls of tests begin, go on with, or only make and drop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.ir import Await, Call, Iterate, Operate, Refine, YieldFrom
from lintkit.program.values import Place

if TYPE_CHECKING:
    from lintkit.program.program import Program
    from lintkit.program.values import CallEdge, CodeRef


def resumes(program: Program, edge: CallEdge, callee: CodeRef) -> bool:
    """Whether a coroutine or generator only goes on there that a call made elsewhere.

    Many may come to one place, and who reaches it need not have made each of them.
    """
    waits = isinstance(program.instruction(edge.site), (Await, Iterate, YieldFrom))
    return waits and any(one.kind == "call" for one in program.callers(callee))


def is_dropped(program: Program, edge: CallEdge, callee: CodeRef) -> bool:
    """Whether a call makes a coroutine that nobody awaits or hands on: nothing of it runs.

    What decorators make of a function need not be one of coroutines.
    """
    code = program.code(callee)
    call = program.instruction(edge.site) if edge.kind == "call" else None
    if not code.is_async or code.is_generator or code.decorators or not isinstance(call, Call):
        return False
    return _is_only_compared(program, Place(edge.site.code, call.target))


def _is_only_compared(program: Program, place: Place) -> bool:
    """Whether all uses of a register look at the object in it, as `is not None` does."""
    for use in program.uses(place):
        one = program.instruction(use)
        is_same = isinstance(one, Refine) and _is_only_compared(
            program, Place(use.code, one.target)
        )
        if not is_same and not isinstance(one, Operate):
            return False
    return True
