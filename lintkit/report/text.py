"""Findings for a person at a terminal: the source, what is meant, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from lintkit.report.escape import printable
from lintkit.report.excerpt import excerpt, source_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lintkit.model import Finding, Severity
    from lintkit.report.sources import Sources

STYLES: dict[Severity, str] = {"error": "bold red", "warning": "bold yellow", "note": "bold cyan"}


def render(findings: Iterable[Finding], sources: Sources) -> Iterator[Text]:
    """The findings, line by line, each followed by an empty line."""
    for finding in findings:
        yield from _finding(finding, sources)
        yield Text()


def _finding(finding: Finding, sources: Sources) -> Iterator[Text]:
    style = STYLES[finding.severity]
    span = finding.span
    yield Text.assemble(
        (f"{finding.severity}[{finding.code}]", style),
        (" [*]" if finding.fix else "", "bold cyan"),
        (f" {finding.name}: ", "bold"),
        printable(finding.message),
    )
    place = f"{sources.place(span.path, span.line)}:{span.column + 1}"
    within = f" in {finding.symbol}" if finding.symbol else ""
    yield Text.assemble(("  --> ", "blue"), printable(place), (printable(within), "dim"))
    cell = sources.cell(span.path, span.line)
    yield from excerpt(span, sources.lines(span.path), style, cell and cell[1])
    yield from _evidence(finding, sources)
    if finding.remedy:
        yield Text.assemble(("  = help: ", "bold green"), printable(finding.remedy))
    if finding.fix:
        how = "--fix" if finding.fix.safe else "--fix --unsafe-fixes"
        title = printable(f"{finding.fix.title}: `{how}`")
        yield Text.assemble(("  = fix: ", "bold cyan"), title)


def _evidence(finding: Finding, sources: Sources) -> Iterator[Text]:
    """The chain, numbered, with the source of each line that is not on show already."""
    if not finding.evidence:
        return
    yield Text("  = because:", "bold blue")
    for number, step in enumerate(finding.evidence, start=1):
        place = printable(sources.place(step.path, step.line))
        yield Text.assemble((f"    {number}. ", "blue"), place, ": ", printable(step.text))
        if (step.path, step.line) != (finding.span.path, finding.span.line):
            source = source_line(sources.lines(step.path), step.line)
            if source:
                yield Text(f"       {source}", "dim")
