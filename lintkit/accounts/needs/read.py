"""One place at which something from outside is read."""

from __future__ import annotations

from msgspec import Struct

from lintkit.model import NeedKind, Step


class Read(Struct, frozen=True):
    """Where something is read, and what happens there without it."""

    kind: NeedKind
    name: str
    without: str
    step: Step
