"""Findings for programs: the contract `lintkit/findings/v1`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct, field

from lintkit.identity import fingerprints
from lintkit.model import Confidence, Evidence, Severity
from lintkit.report.contract import as_json, schema_of
from lintkit.report.summary import Tally

if TYPE_CHECKING:
    from lintkit import model
    from lintkit.debt import Item
    from lintkit.report.result import Result
    from lintkit.suppressions import Suppression as Comment


class Edit(Struct, frozen=True, kw_only=True):
    """A stretch of a file, and the text to put in its place."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    text: str


class Fix(Struct, frozen=True, kw_only=True):
    """A change that clears a finding.

    Attributes:
        title: what it does, in the imperative.
        safe: whether the program does the same afterwards.
        edits: what changes, all of it in one file.
    """

    title: str
    safe: bool
    edits: tuple[Edit, ...]


class Known(Struct, frozen=True, kw_only=True):
    """A finding that a baseline accepts.

    Attributes:
        message: one sentence; names the thing, the figures and the consequence.
        remedy: what to do about it, one sentence.
        symbol: dotted name of the code that contains the place.
        evidence: the chain that leads there, in order.
        fix: a change that clears it; null: there is none.
    """

    code: str
    name: str
    severity: Severity
    confidence: Confidence
    message: str
    remedy: str
    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    symbol: str
    evidence: Evidence
    fix: Fix | None


class Standing(Known, frozen=True, kw_only=True):
    """A finding that stands.

    Attributes:
        fingerprint: the same as long as its rule, file, function and source are the same.
    """

    fingerprint: str


class Suppression(Struct, frozen=True, kw_only=True):
    """The comment that silences a finding.

    Attributes:
        until: ISO date of the last day on which it holds; empty: without end.
        owner: whom to ask; empty: nobody is named.
    """

    path: str
    line: int
    reason: str
    until: str
    owner: str


class Suppressed(Known, frozen=True, kw_only=True):
    """A finding that a comment silences."""

    suppression: Suppression


class Untold(Struct, frozen=True, kw_only=True):
    """Something that could be told neither way.

    Attributes:
        remedy: what would answer it.
    """

    message: str
    remedy: str
    path: str
    line: int
    symbol: str
    evidence: Evidence


class Document(Struct, frozen=True, kw_only=True):
    """What `lintkit check --format json` writes; `jsonl` writes its findings, one a line.

    Paths are relative to the root of the run; lines count from 1, columns from 0.
    """

    contract: Literal["lintkit/findings/v1"] = field(default="lintkit/findings/v1", name="schema")
    summary: Tally
    findings: tuple[Standing, ...]
    suppressed: tuple[Suppressed, ...]
    baselined: tuple[Known, ...]
    unknown: tuple[Untold, ...]


def render(result: Result) -> str:
    """A JSON document."""
    return as_json(
        Document(
            summary=result.tally,
            findings=findings_of(result),
            suppressed=tuple(
                Suppressed(**_told(finding), suppression=_suppression(comment))
                for finding, comment in result.suppressed
            ),
            baselined=tuple(Known(**_told(finding)) for finding in result.baselined),
            unknown=tuple(map(_untold, result.untold)),
        )
    )


def findings_of(result: Result) -> tuple[Standing, ...]:
    """The findings that stand, as the contract has them."""
    prints = fingerprints(result.findings, result.sources.lines)
    return tuple(
        Standing(**_told(finding), fingerprint=fingerprint)
        for finding, fingerprint in zip(result.findings, prints, strict=True)
    )


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the document."""
    return schema_of(Document, "lintkit/findings/v1")


def _told(finding: model.Finding) -> dict[str, Any]:
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


def _fix(fix: model.Fix) -> Fix:
    edits = (
        Edit(
            path=edit.span.path,
            line=edit.span.line,
            column=edit.span.column,
            end_line=edit.span.end_line,
            end_column=edit.span.end_column,
            text=edit.text,
        )
        for edit in fix.edits
    )
    return Fix(title=fix.title, safe=fix.safe, edits=tuple(edits))


def _suppression(comment: Comment) -> Suppression:
    return Suppression(
        path=comment.path,
        line=comment.line,
        reason=comment.reason,
        until=comment.until,
        owner=comment.owner,
    )


def _untold(item: Item) -> Untold:
    return Untold(
        message=item.text,
        remedy=item.clear,
        path=item.path,
        line=item.line,
        symbol=item.symbol,
        evidence=item.evidence,
    )


if __name__ == "__main__":
    print(json.dumps(schema(), indent=2))  # noqa: T201 (how docs/findings-v1.schema.json is made)
