"""Where an answer to a question is looked for, and how a reviewer sees that one has been given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

if TYPE_CHECKING:
    from lintkit.debt.ledger import Item, Question

SEARCHED: dict[Question, str] = {
    "wait": "The call's arguments, the client and where it is built, settings with their defaults, "
    "and guards around the call in its code and in that of every caller.",
    "change": "The model's name from the call back to where it is written, through parameters, "
    "settings and the environment; manifests and lock files; lists of model ids and dates.",
    "output": "Every use of what the call gives: checks, handlers and what the output flows into.",
    "proof": "Every test that reaches the call, and what its fakes feed the code as the model's "
    "output.",
    "account": "Sign-offs under `.lintkit/accounts`; comments, docstrings, names and lines that "
    "log, count or trace something, on the ways from entry points to a model.",
}

_BY_QUESTION: dict[Question, str] = {
    "wait": "Let a server accept the request and never answer: the code goes on within the time "
    "that the change names.",
    "change": "`lintkit inventory` shows one model with its date, and one range of versions of the "
    "SDK.",
    "output": "A test feeds the odd answer through a fake; it fails when the new check is taken "
    "out.",
    "proof": "The new test fails when the handling of that answer is taken out.",
    "account": "`lintkit account status` shows the record as current, and whoever signed can "
    "explain the code when asked.",
}
_BY_RULE = {
    "LK503": "The call stands in a function of its own, and a test runs that function.",
    "LK504": "The words are gone, and a test gets another result for another input.",
    "LK505": "The package installs in an empty environment from the manifest alone, and it is "
    "known who publishes it.",
    "LK506": "The function is gone, or the change shows what calls it.",
    "LK507": "One of the two is gone, and tests of both callers pass.",
    "LK508": "With a wrong key, one call leaves a line where operators look.",
    "LK509": "The note is gone with what it asked for, or it names an issue that is open.",
}


def completed(item: Item, question: Question) -> Item:
    """An item with where was looked and, unless it is shown, with how a reviewer can check it."""
    check = "" if item.standing == "shown" else _BY_RULE.get(item.rule, _BY_QUESTION[question])
    return structs.replace(item, searched=SEARCHED[question], check=check)
