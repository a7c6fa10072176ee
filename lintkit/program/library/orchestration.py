"""Tasks and flows of Prefect: functions with methods that have them run by a worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.program.library.concurrency import FUTURE
from lintkit.program.library.support import (
    Model,
    call_back,
    call_back_with,
    decorated,
    elements_of,
    packed,
    return_container,
    return_node,
)

if TYPE_CHECKING:
    from lintkit.program.calls import Call
    from lintkit.program.link import Link

_TASK = "prefect.Task"


def _submit(link: Link, call: Call, receiver: int | None) -> None:
    if receiver is not None:
        result = call_back(link, call, link.constant(receiver), call.arguments)
        link.solver.connect(result, return_container(link, call, FUTURE).unknown)


def _apply(link: Link, call: Call, receiver: int | None) -> None:
    if receiver is not None:
        passed = packed(call, 0, "args", "kwargs")
        result = call_back(link, call, link.constant(receiver), passed)
        link.solver.connect(result, return_container(link, call, FUTURE).unknown)


def _map(link: Link, call: Call, receiver: int | None) -> None:
    if receiver is not None:
        each = [
            elements_of(link, call, item.node, f"it{index}")
            for index, item in enumerate(call.arguments.positional)
        ]
        result = call_back_with(link, call, link.constant(receiver), *each)
        link.solver.connect(result, return_container(link, call, "list").unknown)


def _same(link: Link, call: Call, receiver: int | None) -> None:
    if receiver is not None:
        return_node(link, call, link.constant(receiver))


_METHODS: dict[str, Model] = {
    "apply_async": _apply,
    "delay": _submit,
    "map": _map,
    "submit": _submit,
    "with_options": _same,
}

MODELS: dict[str, Model] = {
    **{
        symbol: decorated(symbol, _TASK, _METHODS)
        for symbol in ("prefect.task", "prefect.tasks.task", "prefect.flow", "prefect.flows.flow")
    },
    **{f"{_TASK}.{name}": model for name, model in _METHODS.items()},
}
