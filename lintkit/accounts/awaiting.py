"""Whether a call's work can be cancelled from outside: it is awaited, or runs in a thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from lintkit.accounts.reading import (
    argument,
    arriving,
    callee_externals,
    entered,
    externals,
    result,
)
from lintkit.ir import Await, Build, Call, Enter, Iterate, Phi, Refine, Return, YieldFrom
from lintkit.program.values import Constant, Function, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.program.program import Program
    from lintkit.program.values import Site

# Functions that take coroutines or futures and hand on what awaiting them gives.
COMBINATORS = frozenset(
    f"asyncio.{name}"
    for name in ("gather", "shield", "create_task", "ensure_future", "wait", "wait_for")
) | {
    "asyncio.TaskGroup.create_task",
    "asyncio.as_completed",
    "asyncio.get_event_loop.create_task",
    "asyncio.get_running_loop.create_task",
    "asyncio.new_event_loop.create_task",
}

# Functions that run a callable in a worker thread and give something to await.
OFFLOADING = frozenset(
    {
        "asyncio.to_thread",
        "asyncio.get_event_loop.run_in_executor",
        "asyncio.get_running_loop.run_in_executor",
        "asyncio.new_event_loop.run_in_executor",
        "anyio.to_thread.run_sync",
        "starlette.concurrency.run_in_threadpool",
        "fastapi.concurrency.run_in_threadpool",
        "trio.to_thread.run_sync",
    }
)

# Those of them whose thread the cancel scopes of anyio and trio wait for, unless they are told to
# abandon it. What asyncio itself cancels leaves them at once.
# From the documentation of anyio 4, trio 0.30 and starlette 0.49.
_HOLDING = frozenset(
    {
        "anyio.to_thread.run_sync",
        "fastapi.concurrency.run_in_threadpool",
        "starlette.concurrency.run_in_threadpool",
        "trio.to_thread.run_sync",
    }
)
_ABANDONING = ("abandon_on_cancel", "cancellable")

# Blocks that may keep out what cancel scopes around them cancel.
_SHIELDING = frozenset(
    f"{library}.{name}"
    for library in ("anyio", "trio")
    for name in ("CancelScope", "fail_after", "move_on_after")
)

# Methods of a task group that start a task, for which leaving the group's block waits.
_STARTING = frozenset(
    {
        "anyio.create_task_group.start_soon",
        "asyncio.TaskGroup.create_task",
        "trio.open_nursery.start_soon",
    }
)

# Functions that run a coroutine to its end.
_RUNNING = frozenset({"asyncio.run", "asyncio.Runner.run"}) | {
    f"asyncio.{loop}.run_until_complete"
    for loop in ("get_event_loop", "get_running_loop", "new_event_loop")
}

Fate = Literal["awaited", "returned", "blocking"]


def fate(program: Program, site: Site) -> Fate:
    """What becomes of a call's result in its own code.

    "returned" leaves the awaiting to the caller, where the result is a coroutine at all.
    """
    if any(_groups(program, site)):
        return "awaited"
    place = result(program, site)
    return "blocking" if place is None else _fate(program, place, frozenset())


def awaits(program: Program, site: Site, but: Site | None = None) -> Iterator[Site]:
    """Where a call's result is awaited in its own code.

    Args:
        program: the linked program.
        site: the call.
        but: a use of its result that is not followed.
    """
    yield from _groups(program, site)
    start = result(program, site)
    pending = [] if start is None else [start]
    seen = set(pending)
    while pending:
        place = pending.pop()
        for use in program.uses(place):
            if use == but:
                continue
            yield from _groups(program, use)
            if _is_await(program, use):
                yield use
            elif (onward := _onward(program, use, place)) and onward not in seen:
                seen.add(onward)
                pending.append(onward)


def offloads(program: Program, site: Site) -> bool:
    """Whether the call hands a callable to a worker thread."""
    return any(value.symbol in OFFLOADING for value in callee_externals(program, site))


def holds_scopes(program: Program, site: Site) -> bool:
    """Whether the call hands work to a thread for which the cancel scopes around it wait."""
    symbols = {value.symbol for value in callee_externals(program, site)}
    if not symbols & _HOLDING:
        return False
    keywords = program.arguments(site).keywords
    given = [place for name in _ABANDONING for place in keywords.get(name, ())]
    return all(program.values(place) == (Constant(False),) for place in given)  # noqa: FBT003


def shields(program: Program, site: Site) -> bool:
    """Whether a block around an instruction keeps what cancel scopes further out cancel from it."""
    scopes = (value for place in entered(program, site) for value in externals(program, place))
    return any(
        program.values(place) == (Constant(True),)  # noqa: FBT003
        for value in scopes
        if value.symbol in _SHIELDING and value.origin is not None
        for place in argument(program.arguments(value.origin), "shield")
    )


def entered_by(program: Program, use: Site, place: Place) -> Place | None:
    """The parameter in which a coroutine arrives that is handed to a function of the program."""
    call = program.instruction(use)
    if not isinstance(call, Call):
        return None
    callees = program.callees(use)
    functions = [one for one in callees if isinstance(one, Function)]
    runs = {(one.code, int(one.receiver is not None)) for one in functions}
    if len(runs) != 1 or len(functions) < len(callees):
        return None
    ref, offset = runs.pop()
    for position, given in enumerate(call.arguments):
        if given.kind not in ("positional", "keyword"):
            return None
        if given.value == place.register:
            return arriving(program, ref, given.name or str(position), offset)
    return None


def _fate(program: Program, place: Place, seen: frozenset[Place]) -> Fate:
    found: Fate = "blocking"
    for use in program.uses(place):
        instruction = program.instruction(use)
        if _is_await(program, use) or any(_groups(program, use)):
            return "awaited"
        if isinstance(instruction, Return):
            found = "returned"
        elif onward := _onward(program, use, place):
            further = _fate(program, onward, seen | {place}) if onward not in seen else "blocking"
            if further == "awaited":
                return further
            found = "returned" if "returned" in (found, further) else found
        elif (
            (inner := entered_by(program, use, place))
            and inner not in seen
            and _fate(program, inner, seen | {place, inner}) == "awaited"
        ):
            return "awaited"
    return found


def _groups(program: Program, site: Site) -> Iterator[Site]:
    """Where the task group was made in which a call starts a task, in its own code."""
    for value in callee_externals(program, site):
        if value.symbol in _STARTING and value.origin and value.origin.code == site.code:
            yield value.origin


def _is_await(program: Program, site: Site) -> bool:
    instruction = program.instruction(site)
    if isinstance(instruction, Call):
        return any(one.symbol in _RUNNING for one in callee_externals(program, site))
    return isinstance(instruction, Await) or (
        isinstance(instruction, (Iterate, Enter)) and instruction.is_async
    )


def _onward(program: Program, use: Site, place: Place) -> Place | None:
    """The register to which a coroutine moves on unchanged, or inside a combinator."""
    instruction = program.instruction(use)
    if isinstance(instruction, (Phi, Refine, Build, YieldFrom)):
        return Place(place.code, instruction.target)
    if isinstance(instruction, Call) and any(
        value.symbol in COMBINATORS for value in callee_externals(program, use)
    ):
        return Place(place.code, instruction.target)
    return None
