"""What comments silence, for a person at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from lintkit.report.escape import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lintkit.model import Finding
    from lintkit.report.sources import Sources
    from lintkit.suppressions import Suppression


def render(pairs: Iterable[tuple[Finding, Suppression]], sources: Sources) -> Iterator[Text]:
    """Two lines a finding: what it says, and why it is accepted."""
    for finding, suppression in pairs:
        place = sources.place(finding.span.path, finding.span.line)
        yield Text.assemble(
            printable(f"{place}: "),
            ("suppressed", "yellow"),
            printable(f": {finding.code} {finding.message}"),
        )
        where = sources.place(suppression.path, suppression.line)
        yield Text(printable(f"    {where}: {accepted(suppression)}"), "dim")


def accepted(suppression: Suppression) -> str:
    """The reason, with who can be asked and until when it holds: `slow by design (until …)`."""
    limits = [
        f"{name} {value}"
        for name, value in (("until", suppression.until), ("owner", suppression.owner))
        if value
    ]
    return f"{suppression.reason} ({', '.join(limits)})" if limits else suppression.reason
