"""The representation as bytes, for the cache and between processes."""

from __future__ import annotations

import msgspec

from lintkit.ir import Module

_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Module)


def encode(module: Module) -> bytes:
    """A lowered file as MessagePack."""
    return _encoder.encode(module)


def decode(data: bytes) -> Module:
    """The file that `encode` wrote.

    Raises:
        msgspec.DecodeError: the bytes are damaged, or of another version.
    """
    return _decoder.decode(data)
