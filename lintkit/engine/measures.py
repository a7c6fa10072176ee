"""Figures about the text of each file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.debt.ledger import Measures
from lintkit.engine.by_text import by_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lintkit.engine.cache import Cache
    from lintkit.sources.reading import SourceText


def measured(sources: Mapping[str, SourceText], cache: Cache | None) -> dict[str, Measures | None]:
    """The figures about each source, by path; None where it could not be measured."""
    return by_text(sources, cache, "measures", dict[str, Measures | None], _measure)


def _measure(text: str) -> Measures | None:
    from lintkit.debt.measures import measure  # noqa: PLC0415 (a warm run needs no radon)

    return measure(text)
