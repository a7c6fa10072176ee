from msgspec import structs

from lintkit.debt import untold
from lintkit.model import (
    Deadline,
    IntegrationPoint,
    ModelPin,
    OutputHandling,
    SdkPin,
    Step,
    TestProof,
)

HERE = Step("chat.py", 2, "the client comes from a plugin")
POINT = IntegrationPoint(
    path="chat.py",
    line=2,
    column=4,
    end_line=2,
    end_column=20,
    symbol="chat.ask",
    provider="openai",
    call="openai.OpenAI.responses.create",
    kind="responses",
    confidence="high",
    deadline=Deadline(state="unknown", evidence=(HERE,)),
    model=ModelPin(state="pinned", value="m-1"),
    sdk=SdkPin(state="not_applicable"),
    output=OutputHandling(),
    tests=TestProof(state="unknown"),
)


WAIT = "whether anything bounds the wait could not be followed: the client comes from a plugin"


def test_only_what_was_asked_and_not_answered_is_told() -> None:
    (item,) = untold([POINT], ["LK101", "LK201"])
    assert (item.standing, item.path, item.line) == ("cannot_tell", "chat.py", 2)
    assert item.text == WAIT
    assert item.evidence == (HERE,)


def test_each_question_that_rules_are_about_counts() -> None:
    texts = [item.text for item in untold([POINT], ["LK101", "LK301", "LK401"])]
    assert texts == [
        WAIT,
        "what happens to the output could not be followed",
        "whether a test runs this call could not be followed",
    ]


def test_nothing_is_untold_where_all_is_known_or_nothing_asked() -> None:
    known = structs.replace(POINT, deadline=Deadline(state="infinite"))
    assert untold([known], ["LK101"]) == ()
    assert untold([POINT], []) == ()
