"""What the code does with the output of a call, and what tests feed it."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

from lintkit.model.evidence import Evidence, Span, Step

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
FAILURES: frozenset[EdgeCase] = frozenset({"rate_limit", "timeout", "connection_lost"})
"""The cases in which no answer comes, odd or not."""

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


class OutputFault(Struct, frozen=True, kw_only=True):
    """One thing that is wrong with how the output of a call is handled.

    Attributes:
        subject: what it is about, as code: "`choices[0].message.content`".
        reason: what happens, as a clause.
        span: where; None: at the call.
        symbol: dotted name of the code that holds the span; empty: that of the call.
    """

    kind: OutputFaultKind
    subject: str
    reason: str
    span: Span | None = None
    symbol: str = ""
    evidence: Evidence = ()


OutputUseKind: TypeAlias = Literal[
    "looked_at",  # by a condition, or by a function that looks for edge cases
    "parsed",
    "validated",  # held against a schema
    "run",  # run, queried, opened, rendered or unpickled
    "shown",  # printed, logged, written out
    "kept",  # in an attribute
    "left",  # it goes where it is not followed
]


class OutputUse(Struct, frozen=True):
    """Something that is seen to be done with the output of a call: where, and what in words."""

    kind: OutputUseKind
    step: Step


class OutputHandling(Struct, frozen=True, kw_only=True):
    """What the code does with the output before it trusts it.

    Attributes:
        checks: what is guarded, by edge case.
        missing: edge cases that can occur at this point and meet no guard.
        known: False where the output could not be followed; `missing` is then empty.
        faults: what is wrong for certain, however much of the rest is known.
        uses: what is seen to be done with it, the nearest first, however much of the rest is known.
    """

    checks: tuple[EdgeCase, ...] = ()
    missing: tuple[EdgeCase, ...] = ()
    known: bool = False
    evidence: Evidence = ()
    faults: tuple[OutputFault, ...] = ()
    uses: tuple[OutputUse, ...] = ()


TestState: TypeAlias = Literal[
    "none", "live_only", "replaced", "happy_path", "error_only", "edge_case", "unknown"
]


class TestProof(Struct, frozen=True, kw_only=True):
    """Which tests reach the point, and which edge cases they feed it as the model's output.

    Attributes:
        edge_cases: those that a test feeds, and after which it asserts.
        missing: those that none feeds; empty where what tests feed was not all seen.
        tests: those with a double, or those with the live model where there are no others.
        asking: where `tests` are those with a double, those with the live model.
        unclear: those that may run the point where who answers was not seen.
        live: the tests that ask the live model wherever the suite runs.
        idle: the tests that feed an edge case and assert nothing after it.
        rests_on: what shows whether tests run the call: the code alone, or a measured run as well.
    """

    __test__ = False  # the name starts as pytest's test classes do

    state: TestState
    edge_cases: tuple[EdgeCase, ...] = ()
    missing: tuple[EdgeCase, ...] = ()
    tests: tuple[str, ...] = ()
    asking: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()
    evidence: Evidence = ()
    live: Evidence = ()
    idle: Evidence = ()
    rests_on: Literal["code", "run_time"] = "code"

    @property
    def is_one_sided(self) -> bool:
        """Whether tests run the call, and none feeds it an odd answer that it can get."""
        if self.state == "error_only":
            return not FAILURES.issuperset(self.missing)
        return self.state in ("happy_path", "live_only") and bool(self.missing)
