"""The words for what a change did to the ledger, as all its forms say them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.debt import QUESTIONS

if TYPE_CHECKING:
    from lintkit.debt import Changed, Delta, Question

NOTHING = "Nothing was opened, cleared or made stale."
MEANING = (
    "Five questions are asked of the code that calls AI models. Opened: the change leaves one "
    "without an answer. Stale now: somebody signed for code that it changes. Cleared: it answers "
    "one, or takes away what was asked about."
)
HELP = "`lintkit explain LK…` says what a rule means, why it matters and what to do."
_SHORT = 8  # hexadecimal digits of a commit


def parts(delta: Delta) -> tuple[tuple[str, tuple[Changed, ...]], ...]:
    """The lists with their names, those first that concern a reader most."""
    return (
        ("opened", delta.opened),
        ("stale now", delta.staled),
        ("cannot tell any more", delta.untold),
        ("cleared", delta.cleared),
    )


def counts(delta: Delta) -> list[tuple[Question, list[int]]]:
    """For each question that the change touches, how many items are in each list."""
    rows = [
        (question, [sum(one.question == question for one in found) for _, found in parts(delta)])
        for question in QUESTIONS
    ]
    return [(question, figures) for question, figures in rows if any(figures)]


def since(base: str) -> str:
    """The title."""
    return f"Explainability debt since {base[:_SHORT]}"
