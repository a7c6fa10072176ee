"""What a rule has to say."""

from __future__ import annotations

from msgspec import Struct

from lintkit.model.evidence import Confidence, Evidence, Severity, Span
from lintkit.model.fixes import Fix


class Finding(Struct, frozen=True, kw_only=True):
    """One thing a rule has to say about one place.

    Attributes:
        message: one sentence; names the thing, the figures and the consequence.
        remedy: what to do about it, one sentence.
        evidence: the chain a reader can follow, in order.
        fix: a change that would clear it.
    """

    code: str
    name: str
    severity: Severity
    confidence: Confidence
    message: str
    span: Span
    symbol: str
    evidence: Evidence = ()
    remedy: str = ""
    fix: Fix | None = None
