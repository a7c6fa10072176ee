"""Tasks that an event loop is told to cancel after a while: `loop.call_later(5, task.cancel)`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.guarding.guard import ANY_RUN, Guard, Run, guard_of
from lintkit.accounts.reading import callee_externals, result
from lintkit.ir import Call, GetAttr
from lintkit.program.values import Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.tracing import Tracer

_LATER = ".call_later"


def cancelled_later(tracer: Tracer, task: Site, run: Run = ANY_RUN) -> Iterator[Guard | None]:
    """The calls by which a loop cancels a task after a while.

    Args:
        tracer: asks the linked program.
        task: the call that makes the task.
        run: what is known of the run of the code around it.
    """
    program = tracer.program
    made = result(program, task)
    for use in program.uses(made) if made is not None else ():
        method = program.instruction(use)
        if not isinstance(method, GetAttr) or method.name != "cancel":
            continue
        for at in program.uses(Place(use.code, method.target)):
            if isinstance(program.instruction(at), Call) and any(
                value.symbol.endswith(_LATER) for value in callee_externals(program, at)
            ):
                text = "cancelled by `call_later`: a bound"
                yield guard_of(tracer, at, ("delay", 0), text, run=run)
