"""In how many modules each question is open, as a table in Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.debt import QUESTIONS, WORDING
from lintkit.report import wording
from lintkit.report.markdown import row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.debt import Ledger


def render(ledger: Ledger) -> Iterator[str]:
    """The lines of a table with a row for each question."""
    yield row("question", *wording.STANDINGS.values())
    yield row("---", "--:", "--:", "--:")
    for question in QUESTIONS:
        counts = ledger.standings(question)
        figures = [str(counts[standing]) for standing in wording.STANDINGS]
        yield row(f"**{question}**: {WORDING[question]}", *figures)
