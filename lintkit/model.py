"""What the stages after linking hand on: evidence, accounts of integration points, findings.

These are the words of the inventory's JSON contract; the field names are part of it.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

Severity: TypeAlias = Literal["error", "warning", "note"]
Confidence: TypeAlias = Literal["high", "medium", "low"]

PointKind: TypeAlias = Literal[
    "chat",
    "responses",
    "completion",
    "embedding",
    "image",
    "audio",
    "video",
    "moderation",
    "rerank",
    "agent",
    "tool",
    "http",
    "weights",
    "other",
]
DeadlineState: TypeAlias = Literal["bounded", "default", "infinite", "not_applicable", "unknown"]
ModelState: TypeAlias = Literal[
    "pinned",
    "alias",
    "retired",
    "retiring",
    "dynamic",
    "unmanaged",
    "local",
    "not_applicable",
    "unknown",
]
ModelSource: TypeAlias = Literal[
    "literal",
    "constant",
    "parameter_default",
    "environment",
    "environment_default",
    "settings_default",
    "sdk_default",
    "argument",
    "unknown",
]
SdkState: TypeAlias = Literal[
    "locked", "exact", "bounded", "lower_only", "unconstrained", "undeclared", "not_applicable"
]
TestState: TypeAlias = Literal[
    "none", "live_only", "replaced", "happy_path", "error_only", "edge_case", "unknown"
]
Failure: TypeAlias = Literal["timeout", "rate_limit", "connection"]
EdgeCase: TypeAlias = Literal[
    "empty",
    "no_choice",
    "truncated",
    "refusal",
    "malformed_json",
    "fenced_json",
    "schema_violation",
    "first_block_not_text",
    "unknown_tool",
    "rate_limit",
    "timeout",
    "connection_lost",
    "hostile_content",
]

OutputFaultKind: TypeAlias = Literal[
    "unguarded",  # content used although the SDK may give None, or raise where it is read
    "truncation",  # nobody looks whether the answer was cut off
    "malformed",  # parsed as JSON, and nothing handles text that is none
    "sink",  # it is run, queried, opened, rendered or unpickled
    "no_limit",  # nothing limits its length
    "swallowed",  # a failure of the call becomes a default, and nobody is told
    "silent_none",  # a parsed answer used although the SDK gives None where it cannot parse
    "idle",  # a check of the answer that never applies
]


class Step(Struct, frozen=True, order=True):
    """One link of an evidence chain: a place, and what it shows in a short sentence."""

    path: str
    line: int
    text: str


Evidence: TypeAlias = tuple[Step, ...]


class Span(Struct, frozen=True, order=True):
    """A stretch of source. Lines are 1-based, columns 0-based; the end column is exclusive."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int


class CallerDeadline(Struct, frozen=True):
    """How long the wait is when the point is reached through one particular caller."""

    path: str
    line: int
    symbol: str
    state: DeadlineState
    seconds: float | None = None
    worst_case_seconds: float | None = None
    evidence: Evidence = ()


class Deadline(Struct, frozen=True, kw_only=True):
    """What bounds the wait at an integration point.

    Attributes:
        state: "bounded" (the program chose a bound), "default" (only the SDK's own bounds it),
            "infinite" (nothing does), "not_applicable" (nothing remote is waited for), "unknown".
        seconds: the bound of one attempt, in seconds.
        attempts: how many attempts the SDK makes, retries included.
        worst_case_seconds: seconds × attempts, in seconds; None where either is not known.
        covers: "read": each read from the socket may take that long; "total": the whole wait.
        callers: one verdict a caller, where they differ.
    """

    state: DeadlineState
    seconds: float | None = None
    attempts: int | None = None
    worst_case_seconds: float | None = None
    covers: Literal["read", "total"] | None = None
    evidence: Evidence = ()
    callers: tuple[CallerDeadline, ...] = ()


class WrongUnit(Struct, frozen=True, kw_only=True):
    """A timeout that makes sense only in another unit than the library takes.

    Attributes:
        number: what is passed.
        takes: the unit in which the library takes it.
    """

    number: float
    takes: Literal["s", "ms"]
    evidence: Evidence = ()


class IdleGuard(Struct, frozen=True, kw_only=True):
    """A guard around a call that looks right and does nothing for it.

    Attributes:
        guard: what it is, as in "`asyncio.timeout` around the call".
        reason: why it does nothing, as a clause.
    """

    guard: str
    reason: str
    evidence: Evidence = ()


class Unhandled(Struct, frozen=True, kw_only=True):
    """Failures of a call that nothing catches on any way from where the program starts."""

    failures: tuple[Failure, ...]
    evidence: Evidence = ()


class ModelPin(Struct, frozen=True, kw_only=True):
    """Which model answers, and whether that can change under the program.

    Attributes:
        value: the model id, where the code shows one.
        retires: ISO date of the retirement, past or announced; `retires_source` says who says so.
        pins: ids of dated snapshots that the alias stands for, newest last; empty: none is known.
        others: the further models that a branch, a caller or a fallback can choose.
    """

    state: ModelState
    value: str | None = None
    source: ModelSource = "unknown"
    retires: str | None = None
    retires_source: str | None = None
    pins: tuple[str, ...] = ()
    evidence: Evidence = ()
    others: tuple[ModelPin, ...] = ()


class ApiVersion(Struct, frozen=True, kw_only=True):
    """A version of a provider's API that the program asks for, as it is named in the code."""

    value: str
    evidence: Evidence = ()


class SdkPin(Struct, frozen=True, kw_only=True):
    """Which version of the SDK the project's manifests allow."""

    state: SdkState
    distribution: str | None = None
    specifier: str | None = None
    evidence: Evidence = ()


class OutputFault(Struct, frozen=True, kw_only=True):
    """One thing that is wrong with how the output of a call is handled.

    Attributes:
        subject: what it is about, as code: "`choices[0].message.content`".
        reason: what happens, as a clause.
        span: where; None: at the call.
    """

    kind: OutputFaultKind
    subject: str
    reason: str
    span: Span | None = None
    evidence: Evidence = ()


class OutputHandling(Struct, frozen=True, kw_only=True):
    """What the code does with the output before it trusts it.

    Attributes:
        checks: what is guarded, by edge case.
        missing: edge cases that can occur at this point and meet no guard.
        known: False where the output could not be followed; `missing` is then empty.
        faults: what is wrong for certain, however much of the rest is known.
    """

    checks: tuple[EdgeCase, ...] = ()
    missing: tuple[EdgeCase, ...] = ()
    known: bool = False
    evidence: Evidence = ()
    faults: tuple[OutputFault, ...] = ()


class TestProof(Struct, frozen=True, kw_only=True):
    """Which tests reach the point, and which edge cases they feed it as the model's output.

    Attributes:
        edge_cases: those that a test feeds, and after which it asserts.
        live: the tests that ask the live model wherever the suite runs.
        idle: the tests that feed an edge case and assert nothing after it.
        rests_on: what shows whether tests run the call: the code alone, or a measured run as well.
    """

    __test__ = False  # the name starts as pytest's test classes do

    state: TestState
    edge_cases: tuple[EdgeCase, ...] = ()
    missing: tuple[EdgeCase, ...] = ()
    tests: tuple[str, ...] = ()
    evidence: Evidence = ()
    live: Evidence = ()
    idle: Evidence = ()
    rests_on: Literal["code", "run_time"] = "code"


class EntryPoint(Struct, frozen=True, order=True):
    """Where execution of the program starts on the way to a point.

    `label` is what a person calls it: "POST /chat", "command ask", "python main.py".
    """

    path: str
    line: int
    symbol: str
    kind: Literal["main", "script", "route", "command", "task", "notebook", "export"]
    label: str


class EntryWait(Struct, frozen=True):
    """How long an entry point can wait for models, in seconds, as far as the code surely says."""

    entry: EntryPoint
    seconds: float
    evidence: Evidence = ()


class IntegrationPoint(Struct, frozen=True, kw_only=True):
    """A call through which the program reaches a model, and the account of it.

    Attributes:
        symbol: dotted name of the code that contains the call.
        provider: who answers ("openai"), or the framework where that is open ("langchain").
        call: dotted path of what is called ("openai.OpenAI.chat.completions.create").
        confidence: how sure it is that this call reaches a model.
        blocks: how an event loop comes to wait for this synchronous call; empty where none is
            seen to.
        api_versions: the versions of the provider's API that the code names for it.
        wrong_unit: the timeout in force for it, where that is in the wrong unit.
        idle_guards: what looks like a guard around it and is none.
        unhandled: the failures that nothing catches; None where there are none, or it is unknown.
        unbounded_turns: why a loop around it can go on for ever; empty where none is seen to.
        reach: number of functions from which the point can be reached.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    symbol: str
    provider: str
    call: str
    kind: PointKind
    confidence: Confidence
    deadline: Deadline
    model: ModelPin
    sdk: SdkPin
    output: OutputHandling
    tests: TestProof
    entry_points: tuple[EntryPoint, ...] = ()
    blocks: Evidence = ()
    api_versions: tuple[ApiVersion, ...] = ()
    wrong_unit: WrongUnit | None = None
    idle_guards: tuple[IdleGuard, ...] = ()
    unbounded_turns: Evidence = ()
    unhandled: Unhandled | None = None
    reach: int = 0
    evidence: Evidence = ()

    @property
    def span(self) -> Span:
        """The call expression."""
        return Span(self.path, self.line, self.column, self.end_line, self.end_column)


class Snapshot(Struct, frozen=True):
    """How old the lists of model ids and retirement dates are that models were judged by.

    Attributes:
        as_of: ISO date of the lists.
        age_days: whole days from then to the day of the run.
    """

    as_of: str
    age_days: int


class Purpose(Struct, frozen=True):
    """Instructions that several points give to a model, word for word."""

    instructions: str
    points: tuple[IntegrationPoint, ...]


class Inventory(Struct, frozen=True):
    """All integration points of a program, by path and line.

    Attributes:
        models: the lists that models were judged by; None where the catalogue holds none.
        entry_waits: how long the entry points that reach a model can wait in all.
        purposes: the instructions that several points share.
    """

    points: tuple[IntegrationPoint, ...]
    models: Snapshot | None = None
    entry_waits: tuple[EntryWait, ...] = ()
    purposes: tuple[Purpose, ...] = ()


class Finding(Struct, frozen=True, kw_only=True):
    """One thing a rule has to say about one place.

    Attributes:
        message: one sentence; names the thing, the figures and the consequence.
        remedy: what to do about it, one sentence.
        evidence: the chain a reader can follow, in order.
    """

    code: str
    name: str
    severity: Severity
    confidence: Confidence
    message: str
    span: Span
    symbol: str
    evidence: Evidence = ()
    remedy: str = ""
