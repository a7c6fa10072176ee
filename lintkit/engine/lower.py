"""Lowering every file of a run: from the cache where possible, otherwise over an executor."""

from __future__ import annotations

import os
import signal
import sys
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, nullcontext
from itertools import chain
from multiprocessing import get_context
from typing import TYPE_CHECKING

from msgspec import DecodeError, msgpack

from lintkit.engine.cache import cache_key
from lintkit.engine.progress import silent
from lintkit.ir import Module

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from concurrent.futures import Executor
    from contextlib import AbstractContextManager

    from lintkit.engine.cache import Cache
    from lintkit.engine.progress import Progress
    from lintkit.engine.worker import Refusal
    from lintkit.sources.reading import SourceText

_STAGE = "Reading files"
_BATCH = 16
_WORTH_A_POOL = 40
"""Files; for fewer, starting processes takes longer than lowering does."""

_DECODER = msgpack.Decoder(Module)


def lower_all(
    sources: Mapping[str, SourceText],
    *,
    cache: Cache | None = None,
    executor: Executor | None = None,
    jobs: int | None = None,
    progress: Progress = silent,
) -> dict[str, Module | Refusal]:
    """Lowers files.

    Args:
        sources: by relative path.
        cache: where to look first, and where to leave what was lowered.
        executor: where to lower; None: in this process, or for many files in a pool of its own.
        jobs: how many processes that pool has; None: one for each processor.
        progress: told how many files are done.

    Returns:
        What became of each file, in the order given, whatever the executor.
    """
    found = {path: _cached(cache, path, source) for path, source in sources.items()}
    missing = [(path, sources[path].text) for path, module in found.items() if module is None]
    done = len(sources) - len(missing)
    refused: dict[str, Refusal] = {}
    for (path, _), result in zip(missing, _lowered(missing, executor, jobs), strict=True):
        done += 1
        progress(_STAGE, done, len(sources))
        if not isinstance(result, bytes):
            refused[path] = result
            continue
        found[path] = _DECODER.decode(result)
        if cache is not None:
            cache.put(cache_key(path, sources[path].digest), result)
    return {path: module or refused[path] for path, module in found.items()}


def _cached(cache: Cache | None, path: str, source: SourceText) -> Module | None:
    payload = None if cache is None else cache.get(cache_key(path, source.digest))
    if payload is None:
        return None
    try:
        return _DECODER.decode(payload)
    except DecodeError:
        return None


def _lowered(
    missing: Sequence[tuple[str, str]], executor: Executor | None, jobs: int | None
) -> Iterator[bytes | Refusal]:
    if not missing:
        return
    from lintkit.engine.worker import lower_batch  # noqa: PLC0415 (a warm run needs no libcst)

    batches = [missing[start : start + _BATCH] for start in range(0, len(missing), _BATCH)]
    with _pool(len(missing), jobs) if executor is None else nullcontext(executor) as chosen:
        apply = map if chosen is None else chosen.map
        with interrupts_held():  # here the processes start
            results = apply(lower_batch, batches)
        yield from chain.from_iterable(results)


def _pool(files: int, jobs: int | None) -> AbstractContextManager[Executor | None]:
    workers = min(jobs or os.cpu_count() or 1, files // _BATCH)
    if files <= _WORTH_A_POOL or workers == 1:
        return nullcontext()
    # Forking a process that has threads can deadlock; a fresh interpreter never does.
    return ProcessPoolExecutor(workers, get_context("spawn"), initializer=_leave_interrupts)


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


def _leave_interrupts() -> None:
    """Does the same in a process that inherits no signal mask."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
