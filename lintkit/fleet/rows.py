"""The rows of one repository, made of what a run says of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeVar

from msgspec import structs

from lintkit.fleet.tables import (
    FailureRow,
    FindingRow,
    LedgerRow,
    ModelRow,
    PointRow,
    RepositoryRow,
    Row,
    Tables,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.debt import Ledger
    from lintkit.engine.run import Reported
    from lintkit.model import Finding, IntegrationPoint, ModelPin

AnyRow = TypeVar("AnyRow", bound=Row)


def tables_of(reported: Reported, about: RepositoryRow) -> Tables:
    """The tables of one repository that was audited."""
    of = {"repository": about.repository, "asked": about.asked}
    points = reported.inventory.points
    return Tables(
        repositories=(clean(about),),
        points=tuple(clean(_point(point, of)) for point in points),
        models=tuple(clean(row) for point in points for row in _models(point, of)),
        findings=tuple(clean(_finding(finding, of)) for finding in reported.findings),
        ledger=tuple(map(clean, _ledger(reported.ledger, of))),
    )


def failed(repository: str, asked: str, message: str) -> Tables:
    """The tables of one that could not be."""
    return Tables(
        failures=(clean(FailureRow(repository=repository, asked=asked, message=message)),)
    )


def clean(row: AnyRow) -> AnyRow:
    """A row whose texts are Unicode: what is not in a file's name is written out."""
    return structs.replace(
        row, **{name: _clean(value) for name, value in structs.asdict(row).items()}
    )


def _clean(value: object) -> object:
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode()
    return tuple(map(_clean, value)) if isinstance(value, tuple) else value


def _point(point: IntegrationPoint, of: dict[str, str]) -> PointRow:
    deadline = point.deadline
    return PointRow(
        **of,
        path=point.path,
        line=point.line,
        column=point.column,
        symbol=point.symbol,
        provider=point.provider,
        call=point.call,
        kind=point.kind,
        confidence=point.confidence,
        deadline=deadline.state,
        seconds=deadline.seconds,
        attempts=deadline.attempts,
        worst_case_seconds=deadline.worst_case_seconds,
        waits_for_ever="infinite"
        in (deadline.state, *(caller.state for caller in deadline.callers)),
        model=point.model.value or "",
        model_state=point.model.state,
        sdk=f"{point.sdk.distribution or ''}{point.sdk.specifier or ''}",
        sdk_state=point.sdk.state,
        output_known=point.output.known,
        output_checks=point.output.checks,
        output_missing=point.output.missing,
        tests_state=point.tests.state,
        tests=point.tests.tests,
        edge_cases=point.tests.edge_cases,
        entry_points=tuple(entry.label for entry in point.entry_points),
        reach=point.reach,
    )


def _models(point: IntegrationPoint, of: dict[str, str]) -> Iterator[ModelRow]:
    for pin in _pins(point.model):
        yield ModelRow(
            **of,
            path=point.path,
            line=point.line,
            column=point.column,
            model=pin.value or "",
            state=pin.state,
            source=pin.source,
            retires=None if pin.retires is None else date.fromisoformat(pin.retires),
            retires_source=pin.retires_source or "",
        )


def _pins(pin: ModelPin) -> Iterator[ModelPin]:
    yield pin
    for other in pin.others:
        yield from _pins(other)


def _finding(finding: Finding, of: dict[str, str]) -> FindingRow:
    span = finding.span
    return FindingRow(
        **of,
        code=finding.code,
        name=finding.name,
        severity=finding.severity,
        confidence=finding.confidence,
        path=span.path,
        line=span.line,
        column=span.column,
        end_line=span.end_line,
        end_column=span.end_column,
        symbol=finding.symbol,
        message=finding.message,
        remedy=finding.remedy,
    )


def _ledger(ledger: Ledger, of: dict[str, str]) -> Iterator[LedgerRow]:
    for entry in ledger.entries:
        for answer in entry.answers:
            for item in answer.items:
                yield LedgerRow(
                    **of,
                    module=entry.path,
                    points=entry.points,
                    question=answer.question,
                    answer=answer.standing,
                    standing=item.standing,
                    path=item.path,
                    line=item.line,
                    symbol=item.symbol,
                    rule=item.rule,
                    text=item.text,
                    clear=item.clear,
                    check=item.check,
                )
