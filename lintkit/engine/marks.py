"""What shows that a file may use models itself, before it is lowered."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.catalogue import Catalogue
    from lintkit.engine.outline import Import, Outline

_TELLING = 4
"""Letters; a shorter name in quotes, such as "phi", may mean anything."""


class Marks:
    """What a file that uses models imports or holds."""

    def __init__(self, catalogue: Catalogue) -> None:
        roots = catalogue.import_roots
        self._roots = roots
        self._above = frozenset(outer for root in roots for outer in _beginnings(root))
        self._markers = sorted(catalogue.markers)
        long = frozenset(root for root in roots if len(root) >= _TELLING)
        self._named = re.compile(rf"""["'](?:{_any_of(long)})["'.:]""")
        self._given = re.compile(rf"""[(=]\s*{self._named.pattern}""")

    def are_in(self, text: str, outline: Outline) -> bool:
        """Whether a file shows that it may use models.

        Args:
            text: of the file.
            outline: the file's.
        """
        if any(map(self._is_of_models, outline.imports)):
            return True
        if any(marker in text for marker in self._markers):
            return True
        # Who imports by name may do so for others, which then hand on the name.
        named = self._named if outline.words else self._given
        return named.search(text) is not None

    def _is_of_models(self, one: Import) -> bool:
        if one.level:
            return False
        if not one.names:  # whoever has a package can have what is in it
            return one.module in self._above or not self._roots.isdisjoint(_beginnings(one.module))
        paths = (f"{one.module}.{name}" for name in one.names)
        return any(not self._roots.isdisjoint(_beginnings(path)) for path in paths)


def _any_of(texts: frozenset[str]) -> str:
    return "|".join(map(re.escape, sorted(texts)))


def _beginnings(dotted: str) -> Iterator[str]:
    """A dotted name and what it starts with: "a", "a.b"."""
    return accumulate(dotted.split("."), "{}.{}".format)
