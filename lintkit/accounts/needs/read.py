"""One place at which something from outside is read."""

from __future__ import annotations

from msgspec import Struct

from lintkit.model import NeedKind, Step


class Read(Struct, frozen=True):
    """Where something is read, and what happens there without it.

    Attributes:
        is_switch: it is a truth value, so that no key can be in it.
    """

    kind: NeedKind
    name: str
    without: str
    step: Step
    is_switch: bool = False
