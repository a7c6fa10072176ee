"""Event loops: tasks, what runs in them, and what they hand to threads.

Whatever awaits a coroutine or runs it hands on what that returns; a task is an object of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.program.calls import SYNCHRONOUS
from lintkit.program.library import concurrency
from lintkit.program.library.support import (
    Model,
    call_back,
    return_container,
    return_node,
    return_number,
    returns_argument,
    runs,
    where,
)
from lintkit.program.objects import WrapperObject
from lintkit.program.parameters import Arguments
from lintkit.program.protocols import AWAITABLE, await_, elements

if TYPE_CHECKING:
    from lintkit.program.calls import Call
    from lintkit.program.link import Link
    from lintkit.program.solver import Node


def _future(kind: str, name: str) -> Model:
    """A function that returns a future of what its first argument gives."""

    def model(link: Link, call: Call, _: int | None) -> None:
        awaited = _awaited(link, call, call.arguments.get(0, name))
        link.solver.connect(awaited, return_container(link, call, kind).unknown)

    return model


def _run(name: str) -> Model:
    """A function that returns what awaiting its first argument gives."""

    def model(link: Link, call: Call, _: int | None) -> None:
        if call.target is not None:
            link.solver.connect(_awaited(link, call, call.arguments.get(0, name)), call.target)

    return model


def _awaited(link: Link, call: Call, awaitable: Node | None, part: str = "") -> Node:
    result = link.solver.allocate(1)
    if awaitable is not None:
        link.each(awaitable, lambda value: await_(link, where(call, part), value, result))
    return result


def _gather(link: Link, call: Call, _: int | None) -> None:
    items = return_container(link, call, "list")
    for index, item in enumerate(call.arguments.positional):
        if item.star:
            each = link.solver.allocate(1)
            elements(link, where(call), item.node, each)
            link.solver.connect(_awaited(link, call, each), items.unknown)
        else:
            link.solver.connect(_awaited(link, call, item.node, str(index)), items.at(index))


def _call_and_wait(index: int, name: str, first: int | None) -> Model:
    """A function that runs a coroutine function, and returns what awaiting the coroutine gives."""

    def model(link: Link, call: Call, _: int | None) -> None:
        passed = Arguments() if first is None else call.arguments.from_index(first)
        made = call_back(link, call, call.arguments.get(index, name), passed)
        return_node(link, call, _awaited(link, call, made))

    return model


def _async_to_sync(link: Link, call: Call, _: int | None) -> None:
    """A function that runs a coroutine function whenever it is called."""
    function = call.arguments.get(0, "awaitable")
    if function is not None:
        number = link.objects.number(WrapperObject(SYNCHRONOUS, call.frame.number, call.position))
        link.partials[number] = (function, Arguments())
        return_number(link, call, number)


def _drive(link: Link, call: Call, receiver: int | None) -> None:
    """A method of a coroutine that runs it on."""
    if receiver is not None:
        _awaited(link, call, link.constant(receiver))


def _iterator_of_coroutine(link: Link, call: Call, receiver: int | None) -> None:
    """`coroutine.__await__()`: the iterator runs the coroutine, and stands for it."""
    if receiver is not None:
        return_number(link, call, receiver)


def _in_executor(link: Link, call: Call, _: int | None) -> None:
    passed = call.arguments.from_index(2)
    result = call_back(link, call, call.arguments.get(1, "func"), passed)
    link.solver.connect(result, return_container(link, call, "asyncio.Future").unknown)


_LOOPS = (
    "asyncio.AbstractEventLoop",
    "asyncio.get_event_loop",
    "asyncio.get_running_loop",
    "asyncio.new_event_loop",
)
_LOOP_METHODS: dict[str, Model] = {
    "run_in_executor": _in_executor,
    "run_until_complete": _run("future"),
    "create_task": _future("asyncio.Task", "coro"),
    "call_soon": runs(0, "callback", 1),
    "call_soon_threadsafe": runs(0, "callback", 1),
    "call_at": runs(1, "callback", 2),
    "call_later": runs(1, "callback", 2),
    "add_signal_handler": runs(1, "callback", 2),
}
DRIVING = frozenset(f"builtins.coroutine.{name}" for name in ("send", "throw", "close"))
"""Calling one of these is an edge to the coroutine function itself, whose body runs on."""
_QUEUES = ("asyncio.LifoQueue", "asyncio.PriorityQueue", "asyncio.Queue")

MODELS: dict[str, Model] = {
    "asyncio.run": _run("main"),
    "asyncio.Runner.run": _run("coro"),
    "asyncio.create_task": _future("asyncio.Task", "coro"),
    "asyncio.ensure_future": _future("asyncio.Task", "coro_or_future"),
    "asyncio.TaskGroup.create_task": _future("asyncio.Task", "coro"),
    "asyncio.wrap_future": _future("asyncio.Future", "future"),
    "asyncio.run_coroutine_threadsafe": _future(concurrency.FUTURE, "coro"),
    "asyncio.shield": returns_argument(0, "arg"),
    "asyncio.wait_for": returns_argument(0, "fut"),
    "asyncio.gather": _gather,
    "asyncio.wait": concurrency.wait,
    "asyncio.as_completed": concurrency.as_completed,
    **{f"{name}.result": concurrency.result_of_future for name in sorted(AWAITABLE)},
    **{f"{name}.add_done_callback": concurrency.call_when_done for name in sorted(AWAITABLE)},
    **{f"{loop}.{name}": model for loop in _LOOPS for name, model in _LOOP_METHODS.items()},
    **{name: model for symbol in _QUEUES for name, model in concurrency.queue(symbol).items()},
    "asyncio.to_thread": runs(0, "func", 1),
    "anyio.run": _call_and_wait(0, "func", 1),
    "anyio.create_task_group.start_soon": _call_and_wait(0, "func", 1),
    "anyio.to_thread.run_sync": runs(0, "func", 1),
    "anyio.from_thread.run": _call_and_wait(0, "func", 1),
    "starlette.concurrency.run_in_threadpool": runs(0, "func", 1),
    "fastapi.concurrency.run_in_threadpool": runs(0, "func", 1),
    "asgiref.sync.sync_to_async": returns_argument(0, "func"),
    "asgiref.sync.async_to_sync": _async_to_sync,
    "builtins.coroutine.__await__": _iterator_of_coroutine,
    **dict.fromkeys(sorted(DRIVING), _drive),
}
