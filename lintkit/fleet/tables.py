"""The tables of the data set: one row type each, whose fields are the columns."""

from __future__ import annotations

from datetime import date

from msgspec import Struct


class Row(Struct, frozen=True, kw_only=True):
    """What every row begins with.

    Attributes:
        repository: absolute path of the repository.
        asked: the revision that the list asks for; empty: none.
    """

    repository: str
    asked: str


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
