"""What a report needs to know of the files that it speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence


class Sources(Protocol):
    """The analysed files. Paths are those of findings: relative to the root of the run."""

    def lines(self, path: str) -> Sequence[str]:
        """The lines of a file, without their ends; none where it cannot be read."""

    def path(self, path: str) -> str:
        """The path of a file as the reader can open it from where they are."""

    def place(self, path: str, line: int) -> str:
        """A place as the reader can open it from where they are: `app/chat.py:12`."""

    def cell(self, path: str, line: int) -> tuple[int, int] | None:
        """The cell of a notebook that holds a line, and the line in it; None elsewhere."""

    def in_repository(self, path: str) -> str:
        """The path of a file relative to the repository that holds it, POSIX separators."""
