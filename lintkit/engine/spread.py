"""The same work on many files: in this process, over an executor, or in a pool of processes."""

from __future__ import annotations

import os
import signal
import sys
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, nullcontext
from functools import partial
from itertools import chain
from multiprocessing import get_context
from typing import TYPE_CHECKING, TypeVar

from lintkit.engine.collection import without_collection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Executor
    from contextlib import AbstractContextManager

_BATCH = 16

_In = TypeVar("_In")
_Out = TypeVar("_Out")


def spread(
    work: Callable[[_In], _Out],
    items: Sequence[_In],
    *,
    executor: Executor | None,
    jobs: int | None,
    worth: int,
) -> Iterator[_Out]:
    """What becomes of each item, in the order given, wherever it is worked on.

    Args:
        work: a function of a module, so that other processes find it.
        items: what another process can be given.
        executor: where to work; None: in this process, or on many items in a pool of its own.
        jobs: how many processes that pool has; None: one for each processor.
        worth: for how many items or fewer starting processes takes longer than the work does.
    """
    if not items:
        return
    batches = [items[start : start + _BATCH] for start in range(0, len(items), _BATCH)]
    with _pool(len(items), jobs, worth) if executor is None else nullcontext(executor) as chosen:
        apply = map if chosen is None else chosen.map
        with interrupts_held():  # here the processes start
            results = apply(partial(_each, work), batches)
        yield from chain.from_iterable(results)


@contextmanager
def interrupts_held() -> Iterator[None]:
    """Holds Ctrl-C back, also from the processes that start meanwhile.

    A terminal sends it to all of them; only the one that started the pool shall end by it.
    """
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _pool(items: int, jobs: int | None, worth: int) -> AbstractContextManager[Executor | None]:
    workers = min(jobs or os.cpu_count() or 1, items // _BATCH)
    if items <= worth or workers == 1:
        return nullcontext()
    # Forking a process that has threads can deadlock; a fresh interpreter never does.
    return ProcessPoolExecutor(workers, get_context("spawn"), initializer=_leave_interrupts)


@without_collection()
def _each(work: Callable[[_In], _Out], batch: Sequence[_In]) -> list[_Out]:
    return [work(item) for item in batch]


def _leave_interrupts() -> None:
    """Holds Ctrl-C back in a process that inherits no signal mask."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
