"""What an account cannot tell, as one item for each point and question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.debt.ledger import Item
from lintkit.debt.questions import FAMILIES, OF_POINTS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from lintkit.model import IntegrationPoint


def untold(points: Iterable[IntegrationPoint], codes: Collection[str]) -> tuple[Item, ...]:
    """The questions that rules ask of points and that the code does not answer.

    Args:
        points: the accounts to look at.
        codes: of the rules that were asked; a question that none of them is about is left out.
    """
    return tuple(
        Item(
            standing="cannot_tell",
            text=fact.text,
            path=point.path,
            line=point.line,
            symbol=point.symbol,
            clear=fact.clear,
            evidence=fact.evidence,
        )
        for point in points
        for question, facts in OF_POINTS.items()
        if any(code.startswith(FAMILIES[question]) for code in codes)
        for fact in facts(point)
        if fact.standing == "cannot_tell"
    )
