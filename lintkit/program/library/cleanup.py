"""Functions that are handed over to run when something ends or happens: exits, signals, stacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.program.calls import call_special
from lintkit.program.library.support import (
    Model,
    call_back,
    call_back_with,
    return_node,
    return_type,
    where,
)

if TYPE_CHECKING:
    from lintkit.program.calls import Call
    from lintkit.program.link import Link


def _later(index: int, name: str) -> Model:
    """A function that notes an argument, to call it with those that follow, and returns it."""

    def model(link: Link, call: Call, _: int | None) -> None:
        function = call.arguments.get(index, name)
        call_back(link, call, function, call.arguments.from_index(index + 1))
        return_node(link, call, function)

    return model


def _handle_signal(link: Link, call: Call, _: int | None) -> None:
    number, frame = link.solver.allocate(1), link.solver.allocate(1)
    call_back_with(link, call, call.arguments.get(1, "handler"), number, frame)


def _finalize(link: Link, call: Call, _: int | None) -> None:
    call_back(link, call, call.arguments.get(1, "func"), call.arguments.from_index(2))
    return_type(link, call, "weakref.finalize")


def _push(link: Link, call: Call, _: int | None) -> None:
    """`ExitStack.push` takes a function, or an object for its `__exit__`."""
    pushed = call.arguments.get(0, "exit")
    if pushed is None:
        return
    outcome = [link.solver.allocate(1) for _ in range(3)]
    call_back_with(link, call, pushed, *outcome)
    leave = where(call).call(None, *outcome, part="exit")

    def exit_object(value: int) -> None:
        call_special(link, leave, value, "__exit__")

    link.each(pushed, exit_object)
    return_node(link, call, pushed)


_STACKS = ("contextlib.AsyncExitStack", "contextlib.ExitStack")

MODELS: dict[str, Model] = {
    "atexit.register": _later(0, "func"),
    "signal.signal": _handle_signal,
    "weakref.finalize": _finalize,
    **{f"{stack}.callback": _later(0, "callback") for stack in _STACKS},
    **{f"{stack}.push": _push for stack in _STACKS},
    "contextlib.AsyncExitStack.push_async_callback": _later(0, "callback"),
}
