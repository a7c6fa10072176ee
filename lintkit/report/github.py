"""Findings as annotations of a GitHub Actions run, beside the lines of a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.report.escape import printable
from lintkit.report.spot import spot_of

if TYPE_CHECKING:
    from lintkit.model import Finding, Severity
    from lintkit.report.result import Result
    from lintkit.report.sources import Sources

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}


def render(result: Result) -> str:
    """Lines of the form `::warning file=…,line=…,title=…::message`, workflow commands."""
    return "".join(f"{_annotation(one, result.sources)}\n" for one in result.findings)


def _annotation(finding: Finding, sources: Sources) -> str:
    spot = spot_of(finding.span, sources)
    properties: dict[str, object] = {"file": spot.path, "line": spot.line, "endLine": spot.end_line}
    if spot.line == spot.end_line:  # GitHub refuses columns of more than one line
        properties |= {"col": spot.column, "endColumn": spot.end_column}
    properties["title"] = f"{finding.code} {finding.name}"
    written = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    message = f"{spot.cell}{finding.message} {finding.remedy}".rstrip()
    return f"::{_COMMANDS[finding.severity]} {written}::{_data(message)}"


def _data(text: str) -> str:
    return printable(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
