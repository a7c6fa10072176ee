"""Findings for programs: the contract `lintkit/findings/v1`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from lintkit.identity import fingerprints
from lintkit.report.escape import printable_json

if TYPE_CHECKING:
    from lintkit.debt import Item
    from lintkit.model import Finding, Fix
    from lintkit.report.result import Result
    from lintkit.suppressions import Suppression

SCHEMA = "lintkit/findings/v1"


def render(result: Result) -> str:
    """A JSON document; lines count from 1, columns from 0, paths are relative to the root."""
    document = {
        "schema": SCHEMA,
        "summary": result.tally,
        "findings": findings_of(result),
        "suppressed": [_suppressed(*pair) for pair in result.suppressed],
        "baselined": [_finding(finding) for finding in result.baselined],
        "unknown": [_untold(item) for item in result.untold],
    }
    return as_json(document)


def findings_of(result: Result) -> list[dict[str, Any]]:
    """The findings that stand, as the contract has them."""
    prints = fingerprints(result.findings, result.sources.lines)
    return [
        _finding(finding) | {"fingerprint": fingerprint}
        for finding, fingerprint in zip(result.findings, prints, strict=True)
    ]


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
        "fix": None if finding.fix is None else _fix(finding.fix),
    }


def _fix(fix: Fix) -> dict[str, Any]:
    return {
        "title": fix.title,
        "safe": fix.safe,
        "edits": [
            {
                "path": edit.span.path,
                "line": edit.span.line,
                "column": edit.span.column,
                "end_line": edit.span.end_line,
                "end_column": edit.span.end_column,
                "text": edit.text,
            }
            for edit in fix.edits
        ],
    }


def _suppressed(finding: Finding, suppression: Suppression) -> dict[str, Any]:
    return _finding(finding) | {
        "suppression": {
            "path": suppression.path,
            "line": suppression.line,
            "reason": suppression.reason,
            "until": suppression.until,
            "owner": suppression.owner,
        }
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
