"""Findings as Markdown, for a comment under a pull request or a job's summary."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from lintkit.report.escape import printable
from lintkit.report.markdown import code, prose, row
from lintkit.report.silenced import accepted
from lintkit.report.summary import summary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.model import Finding
    from lintkit.report.result import Result
    from lintkit.report.sources import Sources


def render(result: Result) -> str:
    """A Markdown document: a table of the findings, then the chain of each, folded away."""
    return "\n".join(_document(result)) + "\n"


def _document(result: Result) -> Iterator[str]:
    yield from ["## lintkit", "", prose(summary(result.findings, result.tally))]
    if result.findings:
        yield from ["", row("where", "what", "why"), row("---", "---", "---")]
        for finding in result.findings:
            what = f"{finding.severity} **{finding.code}** {finding.name}"
            yield row(code(_place(finding, result.sources)), what, prose(finding.message))
        for finding in result.findings:
            yield from _details(finding, result.sources)
    if result.suppressed:
        yield from ["", "Suppressed by a comment:", ""]
        for finding, suppression in result.suppressed:
            place = code(_place(finding, result.sources))
            yield f"- {place} **{finding.code}**: {prose(accepted(suppression))}"


def _details(finding: Finding, sources: Sources) -> Iterator[str]:
    if not finding.evidence and not finding.remedy:
        return
    place = escape(printable(_place(finding, sources)))
    yield from ["", f"<details><summary>{finding.code} {place}</summary>", ""]
    for number, step in enumerate(finding.evidence, start=1):
        yield f"{number}. {code(sources.place(step.path, step.line))}: {prose(step.text)}"
    if finding.remedy:
        yield from ["", prose(finding.remedy)]
    yield from ["", "</details>"]


def _place(finding: Finding, sources: Sources) -> str:
    return sources.place(finding.span.path, finding.span.line)
