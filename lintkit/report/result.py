"""What a check found, as every format takes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from lintkit.debt import Item
    from lintkit.model import Finding
    from lintkit.report.described import Described
    from lintkit.report.sources import Sources
    from lintkit.report.summary import Tally
    from lintkit.suppressions import Suppression


@dataclass(frozen=True)
class Result:
    """What a check found.

    Attributes:
        findings: those that stand, in order.
        suppressed: those that a comment silences, each with the comment.
        baselined: those that the baseline knows, in order.
        untold: what could be told neither way.
        describe: what a code stands for.
    """

    findings: tuple[Finding, ...]
    suppressed: tuple[tuple[Finding, Suppression], ...]
    baselined: tuple[Finding, ...]
    untold: tuple[Item, ...]
    tally: Tally
    sources: Sources
    describe: Callable[[str], Described]
