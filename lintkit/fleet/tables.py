"""The tables of the data set: one row type each, whose fields are the columns."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct, structs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.debt import Ledger
    from lintkit.engine.run import Reported
    from lintkit.model import Finding, IntegrationPoint, ModelPin


class Row(Struct, frozen=True, kw_only=True):
    """What every row begins with.

    Attributes:
        repository: absolute path of the repository.
        asked: the revision that the list asks for; empty: none.
    """

    repository: str
    asked: str


AnyRow = TypeVar("AnyRow", bound=Row)


class RepositoryRow(Row, frozen=True, kw_only=True):
    """A repository that was audited.

    Attributes:
        revision: the commit; of a folder as it is, a digest of what is in it.
        state: a digest of that, of the tool with its rules, and of the day.
        tool: version of lintkit.
        day: on which models were judged.
        files: how many sources were found.
        modules: how many of them are no tests, and could be read.
    """

    revision: str
    state: str
    tool: str
    day: date
    files: int
    modules: int
    points: int


class PointRow(Row, frozen=True, kw_only=True):
    """An integration point; see `lintkit.model.IntegrationPoint`.

    Attributes:
        deadline: the state of its deadline.
        waits_for_ever: whether nothing bounds the wait, in general or from one of its callers.
        model: the id of the model, empty where the code does not show it; `models` has them all.
        sdk: the SDK with what is declared of its version.
        tests: the tests that reach it.
    """

    path: str
    line: int
    column: int
    symbol: str
    provider: str
    call: str
    kind: str
    confidence: str
    deadline: str
    seconds: float | None
    attempts: int | None
    worst_case_seconds: float | None
    waits_for_ever: bool
    model: str
    model_state: str
    sdk: str
    sdk_state: str
    output_known: bool
    output_checks: tuple[str, ...]
    output_missing: tuple[str, ...]
    tests_state: str
    tests: tuple[str, ...]
    edge_cases: tuple[str, ...]
    entry_points: tuple[str, ...]
    reach: int


class ModelRow(Row, frozen=True, kw_only=True):
    """A model that an integration point can ask; see `lintkit.model.ModelPin`."""

    path: str
    line: int
    column: int
    model: str
    state: str
    source: str
    retires: date | None
    retires_source: str


class FindingRow(Row, frozen=True, kw_only=True):
    """A finding that stands, whatever the profile."""

    code: str
    name: str
    severity: str
    confidence: str
    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    symbol: str
    message: str
    remedy: str


class LedgerRow(Row, frozen=True, kw_only=True):
    """One fact about one question of one module; see `lintkit.debt.Item`.

    Attributes:
        module: path of the module.
        points: how many integration points it holds.
        answer: how the question stands as a whole.
    """

    module: str
    points: int
    question: str
    answer: str
    standing: str
    path: str
    line: int
    symbol: str
    rule: str
    text: str
    clear: str
    check: str


class FailureRow(Row, frozen=True, kw_only=True):
    """A repository that could not be audited, and why."""

    message: str


class Tables(Struct, frozen=True, kw_only=True):
    """All that is to be kept of one repository; the name of a field is that of its table."""

    repositories: tuple[RepositoryRow, ...] = ()
    points: tuple[PointRow, ...] = ()
    models: tuple[ModelRow, ...] = ()
    findings: tuple[FindingRow, ...] = ()
    ledger: tuple[LedgerRow, ...] = ()
    failures: tuple[FailureRow, ...] = ()


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
