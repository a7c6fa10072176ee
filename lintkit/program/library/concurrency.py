"""Hand-offs to threads, processes, event loops and frameworks: who calls what was handed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.program.calls import Call, call_special
from lintkit.program.library.support import (
    Model,
    call_back,
    call_back_with,
    elements_of,
    new_container,
    return_container,
    return_node,
    return_type,
    returns_argument,
    runs,
    where,
)
from lintkit.program.parameters import Arguments, Positional
from lintkit.program.protocols import elements

if TYPE_CHECKING:
    from lintkit.program.link import Link


def _submit(link: Link, call: Call, _: int | None) -> None:
    result = call_back(link, call, call.arguments.get(0), call.arguments.from_index(1))
    link.solver.connect(result, return_container(link, call, "future").unknown)


def _map(link: Link, call: Call, _: int | None) -> None:
    positional = call.arguments.positional[1:]
    arguments = [
        elements_of(link, call, item.node, f"it{index}") for index, item in enumerate(positional)
    ]
    result = call_back_with(link, call, call.arguments.get(0), *arguments)
    link.solver.connect(result, return_container(link, call, "generator").unknown)


def _future_result(link: Link, call: Call, receiver: int | None) -> None:
    if receiver is not None:
        return_node(link, call, link.heap.items(receiver).every)


def _future_callback(link: Link, call: Call, receiver: int | None) -> None:
    if receiver is not None:
        call_back_with(link, call, call.arguments.get(0), link.constant(receiver))


def _as_completed(link: Link, call: Call, _: int | None) -> None:
    items = return_container(link, call, "generator")
    elements(link, where(call), call.arguments.get(0), items.unknown)


def _thread(symbol: str, target: int, args: int) -> Model:
    def model(link: Link, call: Call, _: int | None) -> None:
        positional = call.arguments.get(args, "args")
        keywords = call.arguments.get(args + 1, "kwargs")
        passed = Arguments(
            () if positional is None else (Positional(positional, star=True),),
            (),
            () if keywords is None else (keywords,),
        )
        name = "function" if symbol.endswith("Timer") else "target"
        call_back(link, call, call.arguments.get(target, name), passed)
        return_type(link, call, symbol)

    return model


def _start_thread(link: Link, call: Call, receiver: int | None) -> None:
    if receiver is not None:
        call_special(link, where(call).call(None)._replace(kind="callback"), receiver, "run")


def _gather(link: Link, call: Call, _: int | None) -> None:
    items = return_container(link, call, "list")
    for index, (node, star) in enumerate(call.arguments.positional):
        if star:
            elements(link, where(call), node, items.unknown)
        else:
            link.solver.connect(node, items.at(index))


def _wait(link: Link, call: Call, _: int | None) -> None:
    number, pair = new_container(link, call, "tuple")
    done, items = new_container(link, call, "set", "done")
    elements(link, where(call), call.arguments.get(0), items.unknown)
    for index in range(2):
        link.solver.add(pair.at(index), link.objects.only(done))
    if call.target is not None:
        link.solver.add(call.target, link.objects.only(number))


def _depends(link: Link, call: Call, _: int | None) -> None:
    dependency = call.arguments.get(0, "dependency")
    result = call_back_with(link, call, dependency)
    if call.target is None:
        return
    target = call.target

    def unwrap(number: int) -> None:
        value = link.objects[number]
        if getattr(value, "kind", "") == "generator":
            link.solver.connect(link.heap.items(number).every, target)
        else:
            link.solver.add(target, link.objects.only(number))

    link.each(result, unwrap)


_EXECUTORS = (
    "concurrent.futures.ThreadPoolExecutor",
    "concurrent.futures.ProcessPoolExecutor",
    "concurrent.futures.Executor",
)
_LOOPS = (
    "asyncio.AbstractEventLoop",
    "asyncio.get_event_loop",
    "asyncio.get_running_loop",
    "asyncio.new_event_loop",
)
_LOOP_METHODS: dict[str, Model] = {
    "run_in_executor": runs(1, "func", 2),
    "run_until_complete": returns_argument(0, "future"),
    "create_task": returns_argument(0, "coro"),
    "call_soon": runs(0, "callback", 1),
    "call_soon_threadsafe": runs(0, "callback", 1),
    "call_later": runs(1, "callback", 2),
}
_POOLS = ("multiprocessing.Pool", "multiprocessing.pool.ThreadPool", "multiprocessing.pool.Pool")
_FUTURES = ("builtins.future", "concurrent.futures.Future", "asyncio.Future")

MODELS: dict[str, Model] = {
    **{f"{name}.submit": _submit for name in _EXECUTORS},
    **{f"{name}.map": _map for name in _EXECUTORS},
    **{f"{name}.map": _map for name in _POOLS},
    **{f"{name}.imap": _map for name in _POOLS},
    **{f"{name}.result": _future_result for name in _FUTURES},
    **{f"{name}.add_done_callback": _future_callback for name in _FUTURES},
    "concurrent.futures.as_completed": _as_completed,
    "concurrent.futures.wait": _wait,
    "threading.Thread": _thread("threading.Thread", 1, 3),
    "multiprocessing.Process": _thread("multiprocessing.Process", 1, 3),
    "threading.Timer": _thread("threading.Timer", 1, 2),
    "threading.Thread.start": _start_thread,
    "multiprocessing.Process.start": _start_thread,
    "asyncio.run": returns_argument(0, "main"),
    "asyncio.create_task": returns_argument(0, "coro"),
    "asyncio.ensure_future": returns_argument(0),
    "asyncio.shield": returns_argument(0),
    "asyncio.wait_for": returns_argument(0, "fut"),
    "asyncio.run_coroutine_threadsafe": returns_argument(0, "coro"),
    "asyncio.TaskGroup.create_task": returns_argument(0, "coro"),
    "asyncio.gather": _gather,
    "asyncio.wait": _wait,
    "asyncio.as_completed": _as_completed,
    **{f"{loop}.{name}": model for loop in _LOOPS for name, model in _LOOP_METHODS.items()},
    "asyncio.to_thread": runs(0, "func", 1),
    "anyio.run": runs(0, "func", 1),
    "anyio.to_thread.run_sync": runs(0, "func", 1),
    "anyio.from_thread.run": runs(0, "func", 1),
    "starlette.concurrency.run_in_threadpool": runs(0, "func", 1),
    "fastapi.concurrency.run_in_threadpool": runs(0, "func", 1),
    "asgiref.sync.sync_to_async": returns_argument(0, "func"),
    "asgiref.sync.async_to_sync": returns_argument(0, "awaitable"),
    "fastapi.Depends": _depends,
    "fastapi.Security": _depends,
    "fastapi.params.Depends": _depends,
}
