"""What is found out from the text of a file alone: once for each text that a file ever had."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, TypeVar

from msgspec import DecodeError, msgpack

from lintkit.engine.cache import tool_digest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lintkit.engine.cache import Cache
    from lintkit.sources.reading import SourceText

_T = TypeVar("_T")


def by_text(
    sources: Mapping[str, SourceText],
    cache: Cache | None,
    name: str,
    kind: type[dict[str, _T | None]],
    find: Callable[[str], _T | None],
) -> dict[str, _T | None]:
    """What is found in each source, by path; earlier finds are taken from the cache.

    Args:
        sources: by path.
        cache: what earlier runs left; None: they may not be asked.
        name: of what is looked for, as it is told apart in the cache.
        kind: what is kept: a find by the digest of its text.
        find: finds it in a text; None where there is nothing to find.
    """
    key = sha256(f"{name}\0{tool_digest()}".encode()).hexdigest()
    known = {} if cache is None else _known(cache, key, kind)
    found: dict[str, _T | None] = {}
    for source in sources.values():
        if source.digest not in found:
            found[source.digest] = (
                known[source.digest] if source.digest in known else find(source.text)
            )
    if cache is not None and found.keys() - known.keys():
        cache.put(key, msgpack.encode(found))
    return {path: found[source.digest] for path, source in sources.items()}


def _known(cache: Cache, key: str, kind: type[dict[str, _T | None]]) -> dict[str, _T | None]:
    payload = cache.get(key)
    try:
        return {} if payload is None else msgpack.decode(payload, type=kind)
    except DecodeError:
        return {}
