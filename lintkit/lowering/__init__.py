"""Source text → libcst → IR. One file at a time; nothing is known of other files."""

from __future__ import annotations

from lintkit.lowering.codec import decode, encode
from lintkit.lowering.lower import lower
from lintkit.lowering.parse import LoweringError

__all__ = ["LoweringError", "decode", "encode", "lower"]
