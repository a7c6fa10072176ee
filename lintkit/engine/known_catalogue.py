"""The catalogue of a run; reading and checking its files takes a while, so that it is kept."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from msgspec import DecodeError, msgpack

from lintkit.catalogue import Catalogue, Contents, read_contents
from lintkit.engine.cache import tool_digest
from lintkit.engine.key import catalogue_digest, catalogue_paths

if TYPE_CHECKING:
    from lintkit.engine.gather import Request


def known_catalogue(request: Request) -> Catalogue:
    """The catalogue of a run.

    Raises:
        LintkitError: it cannot be used.
    """
    cache = request.cache
    paths = catalogue_paths(request.config)
    if cache is None:
        return Catalogue(read_contents(paths))
    parts = ("catalogue", tool_digest(), catalogue_digest(request.config))
    key = sha256(repr(parts).encode()).hexdigest()
    payload = cache.get(key)
    try:
        if payload is not None:
            return Catalogue(msgpack.decode(payload, type=tuple[Contents, ...]))
    except DecodeError:
        pass
    contents = read_contents(paths)
    cache.put(key, msgpack.encode(contents))
    return Catalogue(contents)
