"""Answers that explain something, and records that hold them."""

from collections.abc import Callable
from datetime import date

import pytest
from msgspec import structs

from lintkit.model import Parts
from lintkit.signoffs import Answers, Record, Signed

ANSWERS = Answers(
    purpose="Customers ask what the shop sells, and read the answer at once.",
    slow="The page waits for twenty seconds, then says that nobody is there.",
    wrong="A wrong price would be shown to the customer who has asked.",
    moves="We compare forty stored questions before we move to another one.",
    stopped="The dashboard of answered questions falls to zero and pages us.",
    switch_off="Whoever is on call sets ASSISTANT=off, which hides the box.",
)
PARTS = Parts(
    code=("1:abc",),
    guards=("handled: empty", "wait: bounded, 20 s"),
    model=("gpt-4o",),
    prompt=("def",),
    tests=("tests/test_chat.py::test_reply 1:123",),
)


@pytest.fixture
def record() -> Callable[..., Record]:
    """A record of `app/chat.py`, in which any field can be another."""

    def made(answers: dict[str, str] | None = None, **changes: object) -> Record:
        base = Record(
            schema="lintkit/account/v1",
            module="app/chat.py",
            answers=structs.replace(ANSWERS, **(answers or {})),
            signed=Signed(name="Ada Lovelace", email="ada@example.org", date=date(2025, 3, 1)),
            bound_to={"ask": PARTS},
        )
        return structs.replace(base, **changes)

    return made
