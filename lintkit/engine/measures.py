"""Figures about the text of each file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.debt.ledger import Measures
from lintkit.engine.by_text import by_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lintkit.engine.gather import Request
    from lintkit.sources.reading import SourceText

_WORTH_A_POOL = 100  # files


def measured(sources: Mapping[str, SourceText], request: Request) -> dict[str, Measures | None]:
    """The figures about each source, by path; None where it could not be measured."""
    kind = dict[str, Measures | None]
    return by_text(sources, request, "measures", kind, _measure, worth=_WORTH_A_POOL)


def _measure(text: str) -> Measures | None:
    from lintkit.debt.measures import measure  # noqa: PLC0415 (a warm run needs no radon)

    return measure(text)
