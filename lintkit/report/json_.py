"""Findings for programs: the contract `lintkit/findings/v1`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from lintkit.report.escape import printable_json

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lintkit.debt import Item
    from lintkit.model import Finding
    from lintkit.report.summary import Tally

SCHEMA = "lintkit/findings/v1"


def render(findings: Iterable[Finding], untold: Iterable[Item], tally: Tally) -> str:
    """A JSON document; lines count from 1, columns from 0, paths are relative to the root.

    Args:
        findings: what the rules say.
        untold: what they cannot say, as items that stand at "cannot tell".
        tally: the size of the run.
    """
    document = {
        "schema": SCHEMA,
        "summary": tally,
        "findings": [_finding(finding) for finding in findings],
        "unknown": [_untold(item) for item in untold],
    }
    return as_json(document)


def as_json(document: object) -> str:
    """A document in the form that all of lintkit's JSON has: indented, one newline at the end."""
    text = msgspec.json.format(msgspec.json.encode(document), indent=2).decode()
    return printable_json(text) + "\n"


def _finding(finding: Finding) -> dict[str, Any]:
    span = finding.span
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "message": finding.message,
        "remedy": finding.remedy,
        "path": span.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "symbol": finding.symbol,
        "evidence": finding.evidence,
    }


def _untold(item: Item) -> dict[str, Any]:
    return {
        "message": item.text,
        "remedy": item.clear,
        "path": item.path,
        "line": item.line,
        "symbol": item.symbol,
        "evidence": item.evidence,
    }
