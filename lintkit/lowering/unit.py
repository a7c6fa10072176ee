"""What the codes of one file share while they are lowered."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import libcst as cst

    from lintkit.ir import Code
    from lintkit.lowering.positions import Located
    from lintkit.lowering.scopes import Scope
    from lintkit.lowering.survey import Survey


class Unit:
    """One file: positions, scopes, and the codes that are still to be lowered.

    A definition only queues its code, so that nesting of definitions is no nesting of calls.
    """

    def __init__(self, survey: Survey, places: dict[int, Located]) -> None:
        self.places = places
        self.assigned = survey.assigned
        self.evaluated = survey.evaluated
        self.executed = survey.executed
        self._scope_of = survey.scope_of
        self._queue: deque[tuple[int, Callable[[], Code]]] = deque()

    def scope(self, node: cst.CSTNode) -> Scope:
        """The scope that a definition or comprehension opens."""
        return self._scope_of[id(node)]

    def later(self, index: int, lower: Callable[[], Code]) -> None:
        """Queue a code; it is lowered when the code that defines it is finished."""
        self._queue.append((index, lower))

    def drain(self) -> Iterator[tuple[int, Code]]:
        """Lower every queued code, and what these queue; each comes with its index."""
        while self._queue:
            index, lower = self._queue.popleft()
            yield index, lower()
