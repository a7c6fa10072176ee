"""Lowering every file of a run: from the cache where possible, otherwise over an executor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import DecodeError, msgpack

from lintkit.engine.cache import cache_key
from lintkit.engine.forms import keep_forms
from lintkit.engine.progress import silent
from lintkit.engine.spread import spread
from lintkit.ir import Module

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from concurrent.futures import Executor

    from lintkit.engine.cache import Cache
    from lintkit.engine.progress import Progress
    from lintkit.engine.worker import Refusal
    from lintkit.sources.reading import SourceText

_STAGE = "Reading files"
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
    fresh: dict[str, tuple[str, bytes]] = {}
    for (path, _), result in zip(missing, _lowered(missing, executor, jobs), strict=True):
        done += 1
        progress(_STAGE, done, len(sources))
        if not isinstance(result, bytes):
            refused[path] = result
            continue
        found[path] = _DECODER.decode(result)
        fresh[path] = sources[path].digest, result
        if cache is not None:
            cache.put(cache_key(path, sources[path].digest), result)
    if cache is not None and fresh:
        keep_forms(cache, fresh)
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
        return iter(())
    from lintkit.engine.worker import lowered  # noqa: PLC0415 (a warm run needs no libcst)

    return spread(lowered, missing, executor=executor, jobs=jobs, worth=_WORTH_A_POOL)
