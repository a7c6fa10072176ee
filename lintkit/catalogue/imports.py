"""Which distributions are known, and as what each of them is imported."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

FILE = "imports.txt"


class ImportNames:
    """The import names of distributions, from the lists that the rule packages bring along.

    A line names a distribution, then what it is imported as; without that, it is imported by its
    own name, hyphens as underscores. Lines that start with `#` are comments.

    Args:
        folders: the catalogue folders; they are read when the first question comes.
    """

    def __init__(self, folders: Iterable[Path]) -> None:
        self._folders = tuple(folders)

    def knows(self, distribution: str) -> bool:
        """Whether it is known as what a distribution, named in its normal form, is imported."""
        return distribution in self._known

    def is_provided(self, name: str) -> bool:
        """Whether some known distribution is imported by that name."""
        return name in self._names

    @cached_property
    def _known(self) -> Mapping[str, tuple[str, ...]]:
        return dict(line for folder in self._folders for line in _lines(folder / FILE))

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(name for names in self._known.values() for name in names)


def _lines(file: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return
    for line in text.splitlines():
        distribution, *names = line.split()
        if distribution != "#":
            yield distribution, tuple(names) or (distribution.replace("-", "_"),)
