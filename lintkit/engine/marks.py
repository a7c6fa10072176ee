"""What shows that a file may use models itself, before it is lowered."""

from __future__ import annotations

import re
from hashlib import sha256
from itertools import accumulate
from typing import TYPE_CHECKING

from lintkit.engine.by_text import by_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lintkit.catalogue import Catalogue
    from lintkit.engine.gather import Request
    from lintkit.engine.outline import Import, Outline
    from lintkit.sources.reading import SourceText


_TELLING = 4
"""Letters; a shorter name in quotes, such as "phi", may mean anything."""
_WORTH_A_POOL = 10_000  # files
_KIND = dict[str, str | None]


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

    def found(self, sources: Mapping[str, SourceText], request: Request) -> dict[str, str | None]:
        """What in the text of each source, by path, shows that it may use models.

        "used": the name of an SDK is given to something, or the text has what only users of models
        have; "named": such a name stands there.
        """
        name = f"marks {sha256(repr((self._markers, self._given.pattern)).encode()).hexdigest()}"
        return by_text(sources, request, name, _KIND, self._in, worth=_WORTH_A_POOL)

    def are_in(self, outline: Outline, mark: str | None) -> bool:
        """Whether a file shows that it may use models.

        Args:
            outline: the file's.
            mark: what its text shows.
        """
        # Who imports by name may do so for others, which then hand on the name.
        telling = mark == "used" or (mark == "named" and outline.words != ())
        return telling or any(map(self._is_of_models, outline.imports))

    def _in(self, text: str) -> str | None:
        if any(marker in text for marker in self._markers) or self._given.search(text):
            return "used"
        return "named" if self._named.search(text) else None

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
