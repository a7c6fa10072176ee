"""How a sign-off stands: each state, and which part has changed."""

from collections.abc import Callable, Mapping
from datetime import date

import pytest
from msgspec import structs

from lintkit.model import (
    Deadline,
    IntegrationPoint,
    ModelPin,
    ModuleAccount,
    OutputHandling,
    Parts,
    SdkPin,
    SignOff,
    SignOffChange,
    TestProof,
)
from lintkit.signoffs import Judge, Record, Signed, StoredRecord

Make = Callable[..., Record]
TODAY = date(2025, 6, 1)
PARTS = Parts(
    code=("1:abc",),
    guards=("handled: empty", "wait: bounded, 20 s"),
    model=("gpt-4o",),
    prompt=("def",),
    tests=("tests/test_chat.py::test_reply 1:123",),
)
POINT = IntegrationPoint(
    path="app/chat.py",
    line=2,
    column=4,
    end_line=2,
    end_column=20,
    symbol="app.chat.ask.<lambda1>",
    provider="openai",
    call="openai.OpenAI.responses.create",
    kind="responses",
    confidence="high",
    deadline=Deadline(state="infinite"),
    model=ModelPin(state="pinned", value="gpt-4o"),
    sdk=SdkPin(state="not_applicable"),
    output=OutputHandling(),
    tests=TestProof(state="none"),
)


def module(parts: Mapping[str, Parts] | None = None, path: str = "app/chat.py") -> ModuleAccount:
    name = path.removesuffix(".py").replace("/", ".")
    return ModuleAccount(
        path=path, name=name, points=(POINT,), parts={"ask": PARTS} if parts is None else parts
    )


def judged(
    *records: Record,
    modules: tuple[ModuleAccount, ...] = (module(),),
    agent: str | None = None,
    with_tests: bool = True,
) -> dict[str, SignOff]:
    stored = [StoredRecord(f"{one.module}-{one.symbol}.toml", one) for one in records]
    judge = Judge(
        stored,
        parts=lambda one: one.parts,
        docstrings={},
        agent=lambda _: agent,
        today=TODAY,
        max_age=365,
        with_tests=with_tests,
    )
    return judge.judge(modules)


def changes(record: Record, now: Parts) -> list[str]:
    found = judged(record, modules=(module({"ask": now}),))["app/chat.py"]
    assert found.state == "stale"
    assert {one.symbol for one in found.changes} == {"ask"}
    return [one.text for one in found.changes]


def test_without_a_record_there_is_none() -> None:
    assert judged()["app/chat.py"] == SignOff(state="none")


def test_what_is_as_it_was_is_signed(record: Make) -> None:
    found = judged(record())["app/chat.py"]
    assert (found.state, found.signers) == ("signed", ("Ada Lovelace, 2025-03-01",))
    assert [step.path for step in found.evidence] == ["app/chat.py-.toml"]


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ({"code": ("1:xyz",)}, "the code has changed"),
        (
            {"code": ("2:xyz",)},
            "this version of lintkit reads code otherwise than the one it was signed with",
        ),
        (
            {"guards": ("handled: refusal", "wait: bounded, 20 s")},
            "the guards have changed: “handled: empty” is gone, “handled: refusal” is new",
        ),
        ({"model": ("gpt-5",)}, "the model was gpt-4o, and is gpt-5"),
        ({"model": ()}, "the model was gpt-4o, and is none"),
        ({"prompt": ()}, "the prompt has changed"),
        (
            {"tests": ("tests/test_chat.py::test_reply 1:456",)},
            "the tests have changed: tests/test_chat.py::test_reply is another",
        ),
        (
            {"tests": (*PARTS.tests, "tests/test_chat.py::test_empty 1:456")},
            "the tests have changed: tests/test_chat.py::test_empty is new",
        ),
        ({"tests": ()}, "the tests have changed: tests/test_chat.py::test_reply is gone"),
    ],
)
def test_each_part_is_named_when_it_changes(
    record: Make, change: dict[str, tuple[str, ...]], text: str
) -> None:
    assert changes(record(), structs.replace(PARTS, **change)) == [text]


def test_a_test_that_has_moved_is_the_same(record: Make) -> None:
    moved = structs.replace(PARTS, tests=("tests/test_talk.py::test_talk 1:123",))
    assert judged(record(), modules=(module({"ask": moved}),))["app/chat.py"].state == "signed"


def test_tests_that_were_measured_are_not_compared(record: Make) -> None:
    measured = (module({"ask": structs.replace(PARTS, tests=())}),)
    assert judged(record(), modules=measured, with_tests=False)["app/chat.py"].state == "signed"


def test_functions_come_and_go(record: Make) -> None:
    renamed = judged(record(), modules=(module({"answer": PARTS}),))["app/chat.py"]
    assert renamed.state == "stale"
    assert renamed.changes == (
        SignOffChange("answer", "has been added since"),
        SignOffChange("ask", "is gone, or no longer calls a model"),
    )


def test_age_makes_stale(record: Make) -> None:
    old = record(signed=Signed(name="Ada", email="", date=date(2024, 5, 31)))
    found = judged(old)["app/chat.py"]
    assert found.changes == (SignOffChange("", "was signed 366 days ago, and 365 are allowed"),)
    young = record(signed=Signed(name="Ada", email="", date=date(2024, 6, 1)))
    assert judged(young)["app/chat.py"].state == "signed"


def test_retirement_makes_stale(record: Make) -> None:
    pin = ModelPin(state="retired", value="gpt-4o", retires="2025-05-01")
    other = structs.replace(POINT.model, others=(pin,))
    retired = structs.replace(module(), points=(structs.replace(POINT, model=other),))
    found = judged(record(), modules=(retired,))["app/chat.py"]
    assert (found.state, found.changes) == (
        "stale",
        (SignOffChange("ask", "gpt-4o was retired on 2025-05-01"),),
    )


def test_a_record_of_an_agent_is_not_confirmed(record: Make) -> None:
    found = judged(record(), agent="Devin")["app/chat.py"]
    assert found.state == "unconfirmed"
    assert found.doubts == ("the record was last committed by Devin, not by a person alone",)


def test_doubts_go_before_changes_and_both_are_told(record: Make) -> None:
    now = (module({"ask": structs.replace(PARTS, prompt=())}),)
    found = judged(record({"slow": ""}), modules=now)["app/chat.py"]
    assert found.state == "unconfirmed"
    assert (len(found.doubts), len(found.changes)) == (1, 1)


def test_a_record_of_one_function_leaves_the_others_out(record: Make) -> None:
    both = (module({"ask": PARTS, "say": PARTS}),)
    found = judged(record(symbol="ask"), modules=both)["app/chat.py"]
    assert (found.state, found.missing) == ("none", ("say",))


def test_the_most_particular_record_counts(record: Make) -> None:
    now = {"Bot.ask": structs.replace(PARTS, prompt=("new",)), "Bot.say": PARTS}
    whole = record(bound_to={"Bot.ask": PARTS, "Bot.say": PARTS})
    part = record(
        {
            "purpose": "One question of one customer is put to the assistant here.",
            "slow": "That customer waits alone, and sees a wheel that turns.",
            "wrong": "One customer reads something odd about one of our products.",
            "moves": "The stored chats are compared by whoever made the change.",
            "stopped": "No new chats arrive in the table that the shop looks at.",
            "switch_off": "The shop's manager hides the box with the switch in the shop.",
        },
        symbol="Bot.ask",
        bound_to={"Bot.ask": now["Bot.ask"]},
    )
    both = judged(whole, part, modules=(module(now),))["app/chat.py"]
    assert (both.state, len(both.signers)) == ("signed", 1)
    assert judged(whole, modules=(module(now),))["app/chat.py"].state == "stale"


def test_a_renamed_file_keeps_its_sign_off(record: Make) -> None:
    moved = module(path="app/talk.py")
    found = judged(record(), modules=(moved, module({"say": PARTS}, path="app/other.py")))
    assert (found["app/talk.py"].state, found["app/other.py"].state) == ("signed", "none")
    twins = judged(record(), modules=(moved, module(path="app/twin.py")))
    assert {one.state for one in twins.values()} == {"none"}
    changed = module({"ask": structs.replace(PARTS, prompt=())}, path="app/talk.py")
    assert judged(record(), modules=(changed,))["app/talk.py"].state == "none"
