"""Findings one a line, for editors and for grep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from lintkit.report.escape import printable
from lintkit.report.text import STYLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lintkit.model import Finding
    from lintkit.report.sources import Sources


def render(findings: Iterable[Finding], sources: Sources) -> Iterator[Text]:
    """Lines of the form `path:line:column: CODE [*] message`; columns count from 1."""
    for finding in findings:
        place = sources.place(finding.span.path, finding.span.line)
        yield Text.assemble(
            printable(f"{place}:{finding.span.column + 1}: "),
            (finding.code, STYLES[finding.severity]),
            (" [*]" if finding.fix else "", "bold cyan"),
            printable(f" {finding.message}"),
        )
