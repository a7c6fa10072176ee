from typing import Any

import pytest
from msgspec import structs

from lintkit.debt.ledger import Standing
from lintkit.debt.questions import FACT_RULES, OF_POINTS, Fact
from lintkit.model import (
    CallerDeadline,
    Deadline,
    IntegrationPoint,
    ModelPin,
    OutputHandling,
    OutputUse,
    SdkPin,
    Span,
    Step,
    TestProof,
)
from lintkit.model.pins import Written
from lintkit.registry import all_rules

WHY = (Step("app.py", 1, "because"),)
POINT = IntegrationPoint(
    path="app.py",
    line=3,
    column=0,
    end_line=3,
    end_column=9,
    symbol="app.ask",
    provider="openai",
    call="openai.OpenAI.chat.completions.create",
    kind="chat",
    confidence="high",
    deadline=Deadline(state="bounded", seconds=20.0),
    model=ModelPin(state="pinned", value="gpt-4o-2024-11-20"),
    sdk=SdkPin(state="not_applicable"),
    output=OutputHandling(),
    tests=TestProof(state="unknown"),
)


def facts(question: Any, **changed: Any) -> list[Fact]:  # noqa: ANN401 (any field of a point)
    return list(OF_POINTS[question](structs.replace(POINT, **changed)))


@pytest.mark.parametrize(
    ("deadline", "standing", "rule", "text"),
    [
        (Deadline(state="infinite"), "open", "LK101", "nothing bounds the wait"),
        (
            Deadline(
                state="default",
                seconds=600.0,
                attempts=3,
                worst_case_seconds=1800.0,
                covers="read",
            ),
            "open",
            "LK102",
            (
                "only the SDK's default bounds the wait: 600 s for each read × 3 attempts, "
                "1800 s at worst"
            ),
        ),
        (Deadline(state="default"), "open", "LK102", "only the SDK's default bounds the wait"),
        (
            Deadline(state="bounded", seconds=2.5, attempts=1, worst_case_seconds=2.5),
            "shown",
            "",
            "the program bounds the wait: 2.5 s",
        ),
        (
            Deadline(state="unknown"),
            "cannot_tell",
            "",
            f"whether anything bounds the wait could not be followed: {WHY[0].text}",
        ),
        (Deadline(state="not_applicable"), "shown", "", "nothing remote is waited for"),
    ],
)
def test_wait(deadline: Deadline, standing: Standing, rule: str, text: str) -> None:
    (fact,) = facts("wait", deadline=structs.replace(deadline, evidence=WHY))
    assert (fact.standing, fact.rule, fact.text, fact.evidence) == (standing, rule, text, WHY)
    assert bool(fact.clear) == (standing != "shown")


def test_callers_that_differ_are_asked_one_by_one() -> None:
    callers = (
        CallerDeadline("a.py", 1, "a.safe", "bounded", seconds=5.0),
        CallerDeadline("b.py", 1, "b.unsafe", "infinite"),
    )
    found = facts("wait", deadline=Deadline(state="infinite", callers=callers))
    assert [(fact.standing, fact.text) for fact in found] == [
        ("shown", "called from a.safe: the program bounds the wait: 5 s"),
        ("open", "called from b.unsafe: nothing bounds the wait"),
    ]


@pytest.mark.parametrize(
    ("model", "standing", "rule", "part"),
    [
        (ModelPin(state="pinned", value="m-1"), "shown", "", "m-1 is pinned"),
        (ModelPin(state="local", value="./weights"), "shown", "", "./weights is a local path"),
        (ModelPin(state="not_applicable"), "shown", "", "no model is chosen here"),
        (ModelPin(state="alias", value="m"), "open", "LK201", "m is an alias"),
        (
            ModelPin(state="retired", value="m", retires="2025-01-01", retires_source="the vendor"),
            "open",
            "LK202",
            "m was retired on 2025-01-01 (the vendor)",
        ),
        (
            ModelPin(
                state="retired",
                value="m",
                retires="2025-01-01",
                written=Written(Span("settings.py", 4, 0, 4, 9), shared=True),
            ),
            "open",
            "LK202",
            "m was retired on 2025-01-01; named in settings.py",
        ),
        (
            ModelPin(
                state="retired",
                value="m",
                retires="2025-01-01",
                written=Written(Span("app.py", 3, 0, 3, 9), shared=False),
            ),
            "open",
            "LK202",
            "m was retired on 2025-01-01",
        ),
        (
            ModelPin(state="retiring", value="m", retires="2027-01-01"),
            "open",
            "LK202",
            "m retires on 2027-01-01",
        ),
        (ModelPin(state="dynamic"), "cannot_tell", "", "configuration names the model"),
        (ModelPin(state="unmanaged", value="prod"), "cannot_tell", "", "by its name (prod)"),
        (ModelPin(state="unknown", value="m"), "cannot_tell", "", "whether m can change"),
        (ModelPin(state="unmanaged", source="sdk_default"), "open", "LK203", "nobody chose"),
    ],
)
def test_change_of_the_model(model: ModelPin, standing: Standing, rule: str, part: str) -> None:
    (fact,) = facts("change", model=model)
    assert (fact.standing, fact.rule) == (standing, rule)
    assert part in fact.text


def test_a_known_snapshot_is_named_as_the_way_out() -> None:
    (fact,) = facts("change", model=ModelPin(state="alias", value="m", pins=("m-1", "m-2")))
    assert "m-2" in fact.clear


def test_names_of_deployments_are_told_together() -> None:
    pins = [
        ModelPin(state="unmanaged", provider="azure", value=f"m-{number}") for number in "123456"
    ]
    (fact,) = facts("change", model=structs.replace(pins[0], others=tuple(pins[1:])))
    assert fact.text == (
        "at azure: a deployment is asked by its name (m-1, m-2, m-3, m-4 and 2 more):"
        " the service decides which model answers"
    )


def test_the_service_knows_the_model_of_an_agent_that_it_keeps() -> None:
    model = ModelPin(state="unmanaged", source="sdk_default")
    (fact,) = facts("change", kind="agent", model=model)
    assert (fact.standing, fact.text) == (
        "cannot_tell",
        "no model is named here: the service decides which one answers",
    )


def test_every_model_that_can_answer_is_asked_about() -> None:
    other = ModelPin(state="alias", value="fallback")
    found = facts("change", model=structs.replace(POINT.model, others=(other,)))
    assert [fact.standing for fact in found] == ["shown", "open"]


@pytest.mark.parametrize(
    ("sdk", "standing", "rule"),
    [
        (SdkPin(state="locked", distribution="openai"), "shown", ""),
        (SdkPin(state="exact", distribution="openai", specifier="==1.2"), "shown", ""),
        (SdkPin(state="bounded", distribution="openai", specifier=">=1,<2"), "shown", ""),
        (SdkPin(state="lower_only", distribution="openai", specifier=">=1"), "open", ""),
        (SdkPin(state="unconstrained", distribution="openai"), "open", "LK205"),
        (SdkPin(state="undeclared", distribution="openai"), "open", "LK205"),
    ],
)
def test_change_of_the_sdk(sdk: SdkPin, standing: Standing, rule: str) -> None:
    _, fact = facts("change", sdk=sdk)
    assert (fact.standing, fact.rule) == (standing, rule)
    assert "openai" in fact.text
    assert (sdk.specifier or "") in fact.text


def test_output_that_could_not_be_followed_is_never_shown() -> None:
    (fact,) = facts("output", output=OutputHandling(checks=("empty",), known=False))
    assert fact.standing == "cannot_tell"


def test_output_that_was_followed_in_part_is_told_by_what_is_seen_of_it() -> None:
    uses = (OutputUse("parsed", Step("a.py", 3, "it is parsed")),)
    (fact,) = facts("output", output=OutputHandling(uses=uses))
    assert fact.standing == "cannot_tell"
    assert "not seen in what it does with the output" in fact.text
    assert fact.evidence == (uses[0].step,)


def test_weights_give_no_output() -> None:
    (fact,) = facts("output", kind="weights", output=OutputHandling())
    assert fact.standing == "shown"


def test_output_says_what_is_guarded_and_what_is_not() -> None:
    handling = OutputHandling(checks=("empty",), missing=("malformed_json", "refusal"), known=True)
    found = facts("output", output=handling)
    assert [(fact.standing, fact.text) for fact in found] == [
        ("open", "nothing guards against: malformed JSON, refusal"),
        ("shown", "guarded against: empty"),
    ]


def test_an_odd_answer_that_can_come_is_guarded_or_not_or_cannot_be_told() -> None:
    tests = TestProof(state="none", missing=("empty", "malformed_json", "rate_limit"))
    found = facts("output", output=OutputHandling(checks=("empty",), known=True), tests=tests)
    assert [(fact.standing, fact.text) for fact in found] == [
        ("cannot_tell", "whether anything guards against malformed JSON could not be followed"),
        ("shown", "guarded against: empty"),
    ]


def test_output_without_any_edge_case_is_shown() -> None:
    (fact,) = facts("output", output=OutputHandling(known=True))
    assert fact.standing == "shown"


@pytest.mark.parametrize(
    ("tests", "standing", "rule"),
    [
        (TestProof(state="none", missing=("empty",)), "open", "LK401"),
        (TestProof(state="replaced", missing=("empty",)), "open", "LK404"),
        (TestProof(state="happy_path", missing=("empty",)), "open", "LK402"),
        (TestProof(state="error_only", missing=("empty",)), "open", "LK402"),
        (TestProof(state="error_only", missing=("timeout",)), "open", ""),
        (TestProof(state="live_only", missing=("empty",)), "open", "LK402"),
        (TestProof(state="live_only"), "open", ""),
        (
            TestProof(state="edge_case", edge_cases=("empty",), missing=("refusal",)),
            "open",
            "",
        ),
        (TestProof(state="edge_case", edge_cases=("empty",)), "shown", ""),
        (TestProof(state="happy_path"), "cannot_tell", ""),
        (TestProof(state="unknown"), "cannot_tell", ""),
    ],
)
def test_proof(tests: TestProof, standing: Standing, rule: str) -> None:
    (fact,) = facts("proof", tests=tests)
    assert (fact.standing, fact.rule) == (standing, rule)
    assert ("refusal" in fact.text) == ("refusal" in tests.missing)


def test_rules_behind_facts_exist() -> None:
    assert set(all_rules()) >= FACT_RULES


def test_what_a_fact_says_with_a_rule_is_no_item_a_second_time() -> None:
    tests = TestProof(state="replaced", live=WHY, idle=WHY)
    said = {fact.rule for fact in facts("proof", tests=tests)}
    assert said == {"LK403", "LK404", "LK405"}
    assert said <= FACT_RULES
