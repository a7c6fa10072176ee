"""What is found out from the text of a file alone: once for each text that a file ever had."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, TypeVar

from msgspec import DecodeError, msgpack

from lintkit.engine.cache import tool_digest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lintkit.engine.cache import Cache
    from lintkit.engine.gather import Request
    from lintkit.sources.reading import SourceText

_T = TypeVar("_T")


def by_text(
    sources: Mapping[str, SourceText],
    request: Request,
    name: str,
    kind: type[dict[str, _T | None]],
    find: Callable[[str], _T | None],
    *,
    worth: int,
) -> dict[str, _T | None]:
    """What is found in each source, by path; earlier finds are taken from the cache.

    Args:
        sources: by path.
        request: the run.
        name: of what is looked for, as it is told apart in the cache.
        kind: what is kept: a find by the digest of its text.
        find: finds it in a text; None where there is nothing to find.
        worth: for how many texts or fewer starting processes takes longer than finding does.
    """
    cache = request.cache
    key = sha256(f"{name}\0{tool_digest()}".encode()).hexdigest()
    known = {} if cache is None else _known(cache, key, kind)
    texts = {source.digest: source.text for source in sources.values()}
    new = texts.keys() - known.keys()
    if new:
        from lintkit.engine.spread import spread  # noqa: PLC0415 (a warm run finds all in the cache)

        missing = {digest: text for digest, text in texts.items() if digest in new}
        finds = spread(
            find,
            tuple(missing.values()),
            executor=request.executor,
            jobs=request.jobs,
            worth=worth,
        )
        known = {**known, **dict(zip(missing, finds, strict=True))}
    found = {digest: known[digest] for digest in texts}
    if cache is not None and new:
        cache.put(key, msgpack.encode(found))
    return {path: found[source.digest] for path, source in sources.items()}


def _known(cache: Cache, key: str, kind: type[dict[str, _T | None]]) -> dict[str, _T | None]:
    payload = cache.get(key)
    try:
        return {} if payload is None else msgpack.decode(payload, type=kind)
    except DecodeError:
        return {}
