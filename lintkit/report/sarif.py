"""Findings as SARIF 2.1.0, the interchange format of code scanning services and editors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import lintkit
from lintkit.identity import fingerprints
from lintkit.model import Span
from lintkit.report.contract import as_json
from lintkit.report.escape import printable
from lintkit.report.spot import spot_of, spot_of_step

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lintkit.model import Finding, Fix, Step
    from lintkit.report.described import Described
    from lintkit.report.result import Result
    from lintkit.report.sources import Sources
    from lintkit.report.spot import Spot
    from lintkit.suppressions import Suppression

SCHEMA = "https://json.schemastore.org/sarif-2.1.0-rtm.5.json"
FINGERPRINT = "lintkit/v1"
"""Names how a finding is known again; the version changes if what it is made of does."""

_BASE = "%SRCROOT%"

_Json = dict[str, Any]

_BASELINED: _Json = {
    "kind": "external",
    "status": "accepted",
    "justification": "The baseline knows this finding.",
}


def render(result: Result) -> str:
    """A SARIF log; URIs are relative to the repository."""
    told: list[tuple[Finding, _Json | None]] = [
        *((finding, None) for finding in result.findings),
        *((one, _suppression(comment, result.sources)) for one, comment in result.suppressed),
        *((finding, _BASELINED) for finding in result.baselined),
    ]
    prints = fingerprints([finding for finding, _ in told], result.sources.lines)
    codes = sorted({finding.code for finding, _ in told})
    results = [
        _result(finding, suppression, codes.index(finding.code), fingerprint, result.sources)
        for (finding, suppression), fingerprint in zip(told, prints, strict=True)
    ]
    driver = {
        "name": "lintkit",
        "version": lintkit.__version__,
        "semanticVersion": lintkit.__version__,
        "rules": [_rule(result.describe(code)) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_BASE: {"description": {"text": "The root of the repository."}}},
        "results": results,
    }
    return as_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(rule: Described) -> _Json:
    return {
        "id": rule.code,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": rule.summary},
        "help": {"text": rule.documentation, "markdown": rule.documentation},
        "defaultConfiguration": {"level": rule.severity},
    }


def _result(
    finding: Finding,
    suppression: _Json | None,
    rule_index: int,
    fingerprint: str,
    sources: Sources,
) -> _Json:
    spot = spot_of(finding.span, sources)
    location = _location(spot)
    if finding.symbol:
        location["logicalLocations"] = [{"fullyQualifiedName": printable(finding.symbol)}]
    written: _Json = {
        "ruleId": finding.code,
        "ruleIndex": rule_index,
        "level": finding.severity,
        "message": {"text": printable(f"{spot.cell}{finding.message} {finding.remedy}".rstrip())},
        "locations": [location],
        "partialFingerprints": {FINGERPRINT: fingerprint},
        "properties": {"confidence": finding.confidence},
    }
    if finding.evidence:
        written["codeFlows"] = [_flow(finding.evidence, sources)]
    if finding.fix:
        written["fixes"] = [_fix(finding.fix, sources)]
    # An empty list says that it was looked for suppressions; without one, nobody could know.
    written["suppressions"] = [suppression] if suppression else []
    return written


def _fix(fix: Fix, sources: Sources) -> _Json:
    """A fix as a change of one file; a region without extent is an insertion."""
    spots = [(spot_of(edit.span, sources), edit.text) for edit in fix.edits]
    replacements = [
        {
            "deletedRegion": {
                "startLine": spot.line,
                "startColumn": spot.column,
                "endLine": spot.end_line,
                "endColumn": spot.end_column,
            },
            "insertedContent": {"text": text},
        }
        for spot, text in spots
    ]
    artifact = {"uri": spots[0][0].uri, "uriBaseId": _BASE}
    return {
        "description": {"text": printable(fix.title)},
        "artifactChanges": [{"artifactLocation": artifact, "replacements": replacements}],
        "properties": {"safe": fix.safe},
    }


def _suppression(suppression: Suppression, sources: Sources) -> _Json:
    line = suppression.line
    spot = spot_of(Span(suppression.path, line, 0, line, 0), sources)
    written: _Json = {
        "kind": "inSource",
        "status": "accepted",
        "justification": printable(suppression.reason),
        "location": _location(spot),
    }
    limits = {"until": suppression.until, "owner": printable(suppression.owner)}
    if any(limits.values()):
        written["properties"] = {name: value for name, value in limits.items() if value}
    return written


def _flow(evidence: Sequence[Step], sources: Sources) -> _Json:
    locations = []
    for step in evidence:
        spot = spot_of_step(step, sources)
        message = {"text": printable(f"{spot.cell}{step.text}")}
        locations.append({"location": _location(spot) | {"message": message}})
    return {"threadFlows": [{"locations": locations}]}


def _location(spot: Spot) -> _Json:
    region = {"startLine": spot.line}
    if (spot.line, spot.column) != (spot.end_line, spot.end_column):
        region |= {
            "startColumn": spot.column,
            "endLine": spot.end_line,
            "endColumn": spot.end_column,
        }
    artifact = {"uri": spot.uri, "uriBaseId": _BASE}
    return {"physicalLocation": {"artifactLocation": artifact, "region": region}}
