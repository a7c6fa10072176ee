"""The words for what a change did to the ledger, as all its forms say them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.debt import QUESTIONS

if TYPE_CHECKING:
    from lintkit.debt import Changed, Delta

NOTHING = "Nothing was opened, cleared or made stale."
_SHORT = 8  # hexadecimal digits of a commit


def parts(delta: Delta) -> tuple[tuple[str, tuple[Changed, ...]], ...]:
    """The lists with their names, those first that concern a reader most."""
    return (
        ("opened", delta.opened),
        ("stale now", delta.staled),
        ("cannot tell any more", delta.untold),
        ("cleared", delta.cleared),
    )


def counts(delta: Delta) -> list[tuple[str, list[int]]]:
    """For each question that the change touches, how many items are in each list."""
    rows = [
        (question, [sum(one.question == question for one in found) for _, found in parts(delta)])
        for question in QUESTIONS
    ]
    return [(question, figures) for question, figures in rows if any(figures)]


def since(base: str) -> str:
    """The title."""
    return f"Explainability debt since {base[:_SHORT]}"
