"""What lowering made of each file last, as a digest that most comments and spaces leave alone."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, TypeAlias

from msgspec import DecodeError, msgpack

from lintkit.engine.cache import lowering_digest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lintkit.engine.cache import Cache
    from lintkit.engine.find import Found
    from lintkit.engine.gather import Request

Forms: TypeAlias = dict[str, tuple[str, str]]
"""By path: the digest of a file, and that of what lowering makes of it."""


def forms(request: Request, found: Found) -> dict[str, str]:
    """The digest of what lowering makes of each source that a run has lowered before, by path.

    Those that have changed since are lowered again.
    """
    if request.cache is None:
        return {}
    changed = [
        path
        for path, (digest, _) in _known(request.cache).items()
        if path in found.sources and found.sources[path].digest != digest
    ]
    if changed:
        from lintkit.engine.gather import gather  # noqa: PLC0415 (slow to load)

        gather(request, found.only(changed))
    return {
        path: form
        for path, (digest, form) in _known(request.cache).items()
        if path in found.sources and found.sources[path].digest == digest
    }


def keep_forms(cache: Cache, lowered: Mapping[str, tuple[str, bytes]]) -> None:
    """Keeps what files were lowered to.

    Args:
        cache: where.
        lowered: by path: the digest of a file, and what became of it.
    """
    new = {path: (digest, sha256(form).hexdigest()) for path, (digest, form) in lowered.items()}
    cache.put(_key(), msgpack.encode({**_known(cache), **new}))


def _known(cache: Cache) -> Forms:
    payload = cache.get(_key())
    try:
        return {} if payload is None else msgpack.decode(payload, type=Forms)
    except DecodeError:
        return {}


def _key() -> str:
    return sha256(f"forms\0{lowering_digest()}".encode()).hexdigest()
