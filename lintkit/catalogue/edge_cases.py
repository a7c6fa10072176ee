"""From what code does to the edge case of a model's output that it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lintkit.catalogue.beside import Recogniser
    from lintkit.model import EdgeCase


class EdgeCases:
    """An index of the catalogue's recognisers."""

    def __init__(self, recognisers: Iterable[Recogniser] = ()) -> None:
        """Takes recognisers in the order of preference."""
        self._by_exception: dict[str, EdgeCase] = {}
        self._by_field: dict[tuple[str, str | int], EdgeCase] = {}
        self._by_check: dict[str, frozenset[EdgeCase]] = {}
        for one in recognisers:
            for symbol in one.exceptions:
                self._by_exception.setdefault(symbol, one.case)
            for name, values in one.fields.items():
                for value in values:
                    self._by_field.setdefault((name, value), one.case)
            for symbol in one.checks:
                found = self._by_check.get(symbol, frozenset())
                self._by_check[symbol] = found | {one.case}

    def of_exception(self, symbol: str) -> EdgeCase | None:
        """The case that a test feeds when its double raises an exception of that dotted name."""
        return self._by_exception.get(symbol)

    def of_field(self, name: str, value: object) -> EdgeCase | None:
        """The case that a test feeds when it puts a value into that field of a response."""
        if isinstance(value, bool) or not isinstance(value, str | int):
            return None
        return self._by_field.get((name, value))

    def of_check(self, symbol: str) -> frozenset[EdgeCase]:
        """The cases that a function looks for in an answer that it is given."""
        return self._by_check.get(symbol, frozenset())
