"""The last line of a check: what was looked at, and what came of it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lintkit.model import Finding


class Tally(Struct, frozen=True, kw_only=True):
    """The size of a run.

    Attributes:
        suppressed: findings that comments silence.
        baselined: findings that the baseline knows.
        withheld: findings that only the profile leaves out.
        unknown: facts that could be told neither way.
    """

    files: int
    lines: int
    points: int
    suppressed: int = 0
    baselined: int = 0
    withheld: int = 0
    unknown: int = 0


def summary(findings: Iterable[Finding], tally: Tally) -> str:
    """The counts in words.

    Without integration points it says so, lest a clean result be taken for an examined one.
    """
    looked = f"{count(tally.points, 'integration point')} in {count(tally.files, 'file')}"
    if not tally.points:
        looked = f"no integration point in {count(tally.files, 'file')}"
    counts = Counter(finding.severity for finding in findings)
    found = ", ".join(
        count(counts[severity], severity)
        for severity in ("error", "warning", "note")
        if counts[severity]
    )
    silenced = f", {tally.suppressed:,} suppressed" if tally.suppressed else ""
    silenced += f", {tally.baselined:,} in the baseline" if tally.baselined else ""
    silenced += f", {tally.withheld:,} less sure or grave" if tally.withheld else ""
    untold = f" {count(tally.unknown, 'fact')} cannot be told." if tally.unknown else ""
    return f"{found or 'No findings'}{silenced}: {looked}.{untold}"


def summary_of_fixes(findings: Iterable[Finding]) -> str:
    """How many of the findings a fix would clear, and how to get it; empty for none."""
    safe = [one.fix.safe for one in findings if one.fix is not None]
    if not safe:
        return ""
    ways = {"`--fix`": sum(safe), "`--fix --unsafe-fixes`": len(safe) - sum(safe)}
    told = ", ".join(f"{number:,} with {how}" for how, number in ways.items() if number)
    return f"[*] can be fixed: {told}."


def count(number: int, noun: str) -> str:
    """A number with its noun, as in "2 files"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
