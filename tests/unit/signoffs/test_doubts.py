"""Which answers show nothing; and that real ones are left alone."""

from collections.abc import Callable
from datetime import date

import pytest

from lintkit.model import Parts
from lintkit.signoffs import Record, Signed, StoredRecord, doubts_of_records

Make = Callable[..., Record]
TODAY = date(2025, 6, 1)


def doubts(*records: Record, docstring: str = "") -> dict[str, tuple[str, ...]]:
    stored = [StoredRecord(f"{one.module}.toml", one) for one in records]
    return doubts_of_records(stored, {"app/chat.py": (docstring,)}, TODAY)


def first(record: Record, docstring: str = "") -> str:
    (found,) = doubts(record, docstring=docstring)["app/chat.py.toml"]
    return found


def test_answers_that_explain_are_not_doubted(record: Make) -> None:
    docstring = "Ask the assistant what the shop sells, and give its answer back."
    assert doubts(record(), docstring=docstring) == {"app/chat.py.toml": ()}


@pytest.mark.parametrize("answer", ["", "  \n ", "—", "..."])
def test_nothing_is_no_answer(record: Make, answer: str) -> None:
    assert first(record({"purpose": answer})) == "nothing is answered to “What is it for?”"


@pytest.mark.parametrize("answer", ["N/A", "Nobody.", "see code", "Ops do it"])
def test_next_to_nothing_is_none(record: Make, answer: str) -> None:
    text = "the answer to “Who switches it off, and how?” is too short to explain anything"
    assert first(record({"switch_off": answer})) == text


@pytest.mark.parametrize("answer", ["值班工程师把开关关掉", "On call: set CHAT=off"])
def test_short_answers_that_say_something_count(record: Make, answer: str) -> None:
    assert doubts(record({"switch_off": answer})) == {"app/chat.py.toml": ()}


@pytest.mark.parametrize(
    "answer",
    [
        "What happens when it is slow?",
        "what HAPPENS when it is slow",
        "How would we know that it stopped?",
    ],
)
def test_a_question_is_no_answer(record: Make, answer: str) -> None:
    text = "the answer to “What happens when it is slow?” repeats a question"
    assert first(record({"slow": answer})) == text


def test_a_docstring_is_no_answer(record: Make) -> None:
    docstring = "Get the assistant's answer to a message of the customer.\n\nMore text below."
    answer = "Get the assistant's answer to a message of the customer"
    text = "the answer to “What is it for?” repeats the docstring"
    assert first(record({"purpose": answer}), docstring) == text


def test_one_answer_does_not_serve_twice(record: Make) -> None:
    answer = "Somebody on call would look into all of that."
    found = first(record({"stopped": answer, "switch_off": answer}))
    assert found == (
        "the answer to “Who switches it off, and how?” is that to "
        "“How would we know that it stopped?”"
    )


def test_a_text_in_several_records_is_copied(record: Make) -> None:
    other = {
        "purpose": "It sorts the letters that come in by the desk that is to answer.",
        "slow": "The night job takes longer, and nobody waits for it before six.",
        "moves": "The sorting is counted against last month's, by the desk's lead.",
        "stopped": "The desks' trays stay empty in the morning, and they ring us.",
        "switch_off": "The job's owner removes it from the schedule of the night.",
    }
    found = doubts(record(), record(other, module="app/letters.py"))
    question = "Which outputs would be wrong, and who would see them?"
    text = f"the answer to “{question}” stands word for word in "
    assert found == {
        "app/chat.py.toml": (f"{text}app/letters.py.toml",),
        "app/letters.py.toml": (f"{text}app/chat.py.toml",),
    }


def test_somebody_must_sign_on_a_day_that_has_come(record: Make) -> None:
    nobody = record(signed=Signed(name=" ", email="", date=TODAY))
    assert first(nobody) == "nobody signs it"
    early = record(signed=Signed(name="Ada", email="", date=date(2025, 6, 2)))
    assert first(early) == "it is signed on 2025-06-02, which is still to come"


def test_where_no_model_is_reached_none_can_move(record: Make) -> None:
    plain = record({"moves": ""}, bound_to={"": Parts(code=("1:0",))})
    assert doubts(plain) == {"app/chat.py.toml": ()}
    assert "moves or retires" in first(record({"moves": ""}))


def test_a_hostile_length_is_compared_in_time(record: Make) -> None:
    long = "word " * 30_000
    assert "repeats the docstring" in first(record({"purpose": long}), long)
