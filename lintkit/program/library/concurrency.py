"""Hand-offs to threads and processes: who calls what was handed over, and who gets the result."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from lintkit.program.calls import Call, call_special
from lintkit.program.library.support import (
    Model,
    call_back,
    call_back_with,
    elements_of,
    new_container,
    packed,
    receiver_of,
    return_container,
    return_node,
    return_type,
    runs,
    where,
)
from lintkit.program.parameters import Arguments, Positional
from lintkit.program.protocols import elements

if TYPE_CHECKING:
    from lintkit.program.link import Link

FUTURE = "concurrent.futures.Future"


def _submit(link: Link, call: Call, _: int | None) -> None:
    result = call_back(link, call, call.arguments.get(0), call.arguments.from_index(1))
    link.solver.connect(result, return_container(link, call, FUTURE).unknown)


def _map(link: Link, call: Call, _: int | None) -> None:
    positional = call.arguments.positional[1:]
    arguments = [
        elements_of(link, call, item.node, f"it{index}") for index, item in enumerate(positional)
    ]
    result = call_back_with(link, call, call.arguments.get(0, "func"), *arguments)
    link.solver.connect(result, return_container(link, call, "generator").unknown)


def _starmap(link: Link, call: Call, _: int | None) -> None:
    each = elements_of(link, call, call.arguments.get(1, "iterable"))
    passed = Arguments((Positional(each, star=True),))
    result = call_back(link, call, call.arguments.get(0, "func"), passed)
    link.solver.connect(result, return_container(link, call, "list").unknown)


def _apply(link: Link, call: Call, _: int | None) -> None:
    passed = packed(call, 1, "args", "kwds")
    result = call_back(link, call, call.arguments.get(0, "func"), passed)
    return_node(link, call, result)


def _apply_async(link: Link, call: Call, _: int | None) -> None:
    passed = packed(call, 1, "args", "kwds")
    result = call_back(link, call, call.arguments.get(0, "func"), passed)
    call_back_with(link, call, call.arguments.get(3, "callback"), result, part="done")
    failure = link.solver.allocate(1)
    call_back_with(link, call, call.arguments.get(4, "error_callback"), failure, part="failed")
    link.solver.connect(result, return_container(link, call, RESULT).unknown)


RESULT = "multiprocessing.pool.AsyncResult"


def result_of_future(link: Link, call: Call, receiver: int | None) -> None:
    """A method of a future that gives its result."""
    if receiver is not None:
        return_node(link, call, link.heap.items(receiver).every)


def call_when_done(link: Link, call: Call, receiver: int | None) -> None:
    """A method of a future that takes a function to be called with the future."""
    if receiver is not None:
        call_back_with(link, call, call.arguments.get(0, "fn"), link.constant(receiver))


def as_completed(link: Link, call: Call, _: int | None) -> None:
    """An iterator over futures."""
    items = return_container(link, call, "generator")
    elements(link, where(call), call.arguments.get(0, "fs"), items.unknown)


def wait(link: Link, call: Call, _: int | None) -> None:
    """A pair of two sets of futures."""
    number, pair = new_container(link, call, "tuple")
    done, items = new_container(link, call, "set", "done")
    elements(link, where(call), call.arguments.get(0, "fs"), items.unknown)
    for index in range(2):
        link.solver.add_one(pair.at(index), done)
    if call.target is not None:
        link.solver.add_one(call.target, number)


def _for_a_time(link: Link, call: Call, _: int | None) -> None:
    """`func_timeout(seconds, function, args, kwargs)`."""
    passed = packed(call, 2, "args", "kwargs")
    return_node(link, call, call_back(link, call, call.arguments.get(1, "func"), passed))


def _thread(symbol: str, function: tuple[int, str], args: int) -> dict[str, Model]:
    """The models of a class whose instances run a function: making one, and starting it."""

    def initialize(link: Link, call: Call, _: int | None) -> None:
        passed = packed(call, args, "args", "kwargs")
        call_back(link, call, call.arguments.get(*function), passed)

    def make(link: Link, call: Call, _: int | None) -> None:
        initialize(link, call, None)
        return_type(link, call, symbol)

    return {symbol: make, f"{symbol}.__init__": initialize, f"{symbol}.start": _start}


def _start(link: Link, call: Call, _: int | None) -> None:
    """An instance of a subclass runs its own `run`."""
    receiver = receiver_of(call)
    if receiver is not None:
        run = replace(where(call).call(None), kind="callback")
        link.each(receiver, partial(_run_method, link, run))


def _run_method(link: Link, call: Call, receiver: int) -> None:
    call_special(link, call, receiver, "run")


def queue(symbol: str) -> dict[str, Model]:
    """The models of a queue: what is put into it comes out of it."""

    def make(link: Link, call: Call, _: int | None) -> None:
        return_container(link, call, symbol)

    return {
        symbol: make,
        **{f"{symbol}.{name}": _put for name in ("put", "put_nowait")},
        **{f"{symbol}.{name}": result_of_future for name in ("get", "get_nowait")},
    }


def _put(link: Link, call: Call, receiver: int | None) -> None:
    item = call.arguments.get(0, "item")
    if receiver is not None and item is not None:
        link.solver.connect(item, link.heap.items(receiver).unknown)


def _context_variable(link: Link, call: Call, _: int | None) -> None:
    """`ContextVar(name, default=…)`: what is set anywhere may be got anywhere."""
    items = return_container(link, call, _VARIABLE)
    if default := call.arguments.get(-1, "default"):
        link.solver.connect(default, items.unknown)


def _set_variable(link: Link, call: Call, receiver: int | None) -> None:
    value = call.arguments.get(0, "value")
    if receiver is not None and value is not None:
        link.solver.connect(value, link.heap.items(receiver).unknown)


def _get_variable(link: Link, call: Call, receiver: int | None) -> None:
    result_of_future(link, call, receiver)
    return_node(link, call, call.arguments.get(0, "default"))


_VARIABLE = "contextvars.ContextVar"
_EXECUTORS = (
    "concurrent.futures.ThreadPoolExecutor",
    "concurrent.futures.ProcessPoolExecutor",
    "concurrent.futures.Executor",
)
_POOLS = (
    "multiprocessing.Pool",
    "multiprocessing.get_context.Pool",
    "multiprocessing.pool.Pool",
    "multiprocessing.pool.ThreadPool",
)
_QUEUES = (
    "multiprocessing.JoinableQueue",
    "multiprocessing.Queue",
    "queue.LifoQueue",
    "queue.PriorityQueue",
    "queue.Queue",
    "queue.SimpleQueue",
)

MODELS: dict[str, Model] = {
    **{f"{name}.submit": _submit for name in _EXECUTORS},
    **{f"{name}.map": _map for name in _EXECUTORS},
    **{
        f"{pool}.{name}": model
        for pool in _POOLS
        for name, model in {
            "apply": _apply,
            "apply_async": _apply_async,
            "imap": _map,
            "imap_unordered": _map,
            "map": _map,
            "starmap": _starmap,
        }.items()
    },
    f"{RESULT}.get": result_of_future,
    f"{FUTURE}.result": result_of_future,
    f"{FUTURE}.add_done_callback": call_when_done,
    "concurrent.futures.as_completed": as_completed,
    "concurrent.futures.wait": wait,
    **_thread("threading.Thread", (1, "target"), 3),
    **_thread("multiprocessing.Process", (1, "target"), 3),
    **_thread("threading.Timer", (1, "function"), 2),
    **{name: model for symbol in _QUEUES for name, model in queue(symbol).items()},
    _VARIABLE: _context_variable,
    f"{_VARIABLE}.get": _get_variable,
    f"{_VARIABLE}.set": _set_variable,
    "func_timeout.func_timeout": _for_a_time,
    "contextvars.Context.run": runs(0, "callable", 1),
    "contextvars.copy_context.run": runs(0, "callable", 1),
}
