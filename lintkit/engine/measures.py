"""Figures about the text of each file: measured once for each text that a file ever had."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, TypeAlias

from msgspec import DecodeError, msgpack

from lintkit.debt.ledger import Measures
from lintkit.engine.cache import tool_digest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lintkit.engine.cache import Cache
    from lintkit.sources.reading import SourceText

_ByDigest: TypeAlias = dict[str, Measures | None]


def measured(sources: Mapping[str, SourceText], cache: Cache | None) -> dict[str, Measures | None]:
    """The figures about each source, by path; None where it could not be measured."""
    key = sha256(f"measures\0{tool_digest()}".encode()).hexdigest()
    known = {} if cache is None else _known(cache, key)
    found: _ByDigest = {}
    for source in sources.values():
        if source.digest not in found:
            found[source.digest] = (
                known[source.digest] if source.digest in known else _measure(source.text)
            )
    if cache is not None and found.keys() - known.keys():
        cache.put(key, msgpack.encode(found))
    return {path: found[source.digest] for path, source in sources.items()}


def _known(cache: Cache, key: str) -> _ByDigest:
    payload = cache.get(key)
    try:
        return {} if payload is None else msgpack.decode(payload, type=_ByDigest)
    except DecodeError:
        return {}


def _measure(text: str) -> Measures | None:
    from lintkit.debt.measures import measure  # noqa: PLC0415 (a warm run needs no radon)

    return measure(text)
