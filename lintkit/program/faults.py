"""Bugs of lintkit itself, each of which costs what it was met at, and not the whole run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit.errors import as_bug

if TYPE_CHECKING:
    from collections.abc import Iterator


class Fault(Struct, frozen=True):
    """Where lintkit failed, and how.

    Attributes:
        path: of the file that it looked at, relative to the root of the run.
        line: that it looked at, or that of the function around it.
        message: what failed, as those who mend it want to know.
    """

    path: str
    line: int
    message: str


class Faults:
    """What has failed so far, each place once."""

    def __init__(self) -> None:
        self._found: dict[Fault, None] = {}

    def __iter__(self) -> Iterator[Fault]:
        return iter(self._found)

    def note(self, path: str, line: int, error: Exception) -> Fault:
        """Keeps in mind that something failed.

        Raises:
            MemoryError: there is no memory to go on with.
        """
        if isinstance(error, MemoryError):
            raise error
        return self.add(Fault(path, line, as_bug(error)))

    def add(self, fault: Fault) -> Fault:
        """Keeps in mind what failed in another process."""
        self._found[fault] = None
        return fault
