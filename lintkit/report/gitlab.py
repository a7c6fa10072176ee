"""Findings as a GitLab code quality report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lintkit.identity import fingerprints
from lintkit.report.contract import as_json
from lintkit.report.escape import printable
from lintkit.report.spot import spot_of

if TYPE_CHECKING:
    from lintkit.model import Finding, Severity
    from lintkit.report.result import Result
    from lintkit.report.sources import Sources

_SEVERITIES: dict[Severity, str] = {"error": "critical", "warning": "major", "note": "info"}


def render(result: Result) -> str:
    """A JSON array, of the subset of Code Climate's format that GitLab reads."""
    prints = fingerprints(result.findings, result.sources.lines)
    return as_json(
        [
            _issue(finding, fingerprint, result.sources)
            for finding, fingerprint in zip(result.findings, prints, strict=True)
        ]
    )


def _issue(finding: Finding, fingerprint: str, sources: Sources) -> dict[str, Any]:
    spot = spot_of(finding.span, sources)
    return {
        "description": printable(f"{spot.cell}{finding.message}"),
        "check_name": finding.code,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": spot.path, "lines": {"begin": spot.line, "end": spot.end_line}},
    }
