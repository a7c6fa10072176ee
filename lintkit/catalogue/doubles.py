"""From what a test uses to the double that it puts in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lintkit.catalogue.beside import Double

_ANY_PATH = ".*"


class Doubles:
    """An index of test doubles by dotted path and by pytest fixture.

    Attributes:
        parameters: names of the parameters by which a call is handed the answer, or the failure,
            that it is to give instead of asking the model.
    """

    def __init__(self, doubles: Iterable[Double]) -> None:
        """Takes doubles in the order of preference."""
        self._by_path: dict[str, Double] = {}
        self._by_fixture: dict[str, Double] = {}
        parameters: set[str] = set()
        for double in doubles:
            if double.mechanism == "parameter":
                parameters.update(one.name for one in (*double.feeds, *double.raises))
            for path in double.paths:
                self._by_path.setdefault(path, double)
            for fixture in double.fixtures:
                self._by_fixture.setdefault(fixture, double)
        self.parameters = frozenset(parameters)

    def at(self, symbol: str) -> Double | None:
        """The double of a symbol, or of the longest beginning of it that is one."""
        segments = symbol.split(".")
        for length in range(len(segments), 0, -1):
            prefix = ".".join(segments[:length])
            below = self._by_path.get(prefix + _ANY_PATH) if length < len(segments) else None
            if found := self._by_path.get(prefix) or below:
                return found
        return None

    def of_fixture(self, name: str) -> Double | None:
        """The double that a pytest fixture of that name puts in place or hands out."""
        return self._by_fixture.get(name)
