"""How many findings of each code there are, for a person at a terminal."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich.text import Text

from lintkit.report.text import STYLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lintkit.model import Finding, Severity


def render(findings: Iterable[Finding]) -> Iterator[Text]:
    """A line a code, the most frequent first."""
    counts: Counter[tuple[str, str, Severity]] = Counter(
        (finding.code, finding.name, finding.severity) for finding in findings
    )
    width = len(f"{max(counts.values(), default=0):,}")
    for (code, name, severity), count in sorted(counts.items(), key=lambda one: (-one[1], one[0])):
        yield Text.assemble(f"{count:>{width},}  ", (code, STYLES[severity]), f"  {name}")
