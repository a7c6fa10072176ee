"""Which edge cases can occur at an integration point."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from lintkit.accounts.proof.reading_json import parses_json
from lintkit.model import FAILURES, EdgeCase

if TYPE_CHECKING:
    from lintkit.model import PointKind
    from lintkit.program.program import Program
    from lintkit.program.values import CodeRef

_TEXT = frozenset({"chat", "responses", "completion"})


def possible(program: Program, code: CodeRef, kind: PointKind) -> tuple[EdgeCase, ...]:
    """The edge cases that can occur, as far as the point's own code shows; none where unsure."""
    if kind in _TEXT:
        parsed: tuple[EdgeCase, ...] = ("malformed_json",) if parses_json(program, code) else ()
        return ("empty", "truncated", "refusal", *parsed, "rate_limit", "timeout")
    if kind == "embedding":
        return ("empty", "rate_limit", "timeout")
    if kind in {"image", "audio", "video", "moderation", "rerank"}:
        return ("rate_limit", "timeout")
    return ()


def feedable(kind: PointKind) -> frozenset[EdgeCase]:
    """The edge cases that a test can feed a call of a kind."""
    if kind in {"chat", "responses", "completion", "agent", "http"}:
        return frozenset(get_args(EdgeCase))
    if kind == "embedding":
        return frozenset({"empty", *FAILURES})
    # What loads weights asks no model: a failure that a test feeds is meant for another call.
    return frozenset() if kind == "weights" else FAILURES
