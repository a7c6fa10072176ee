"""What the codes of one file share while they are lowered."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

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
        self._scope_of = survey.scope_of
        self._queue: deque[Callable[[], Code]] = deque()
        self._codes: dict[int, Code] = {}

    def scope(self, node: cst.CSTNode) -> Scope:
        """The scope that a definition or comprehension opens."""
        return self._scope_of[id(node)]

    def later(self, lower: Callable[[], Code]) -> None:
        """Queue a code; it is lowered when the code that defines it is finished."""
        self._queue.append(lower)

    def drain(self) -> list[Code]:
        """Lower every queued code and what these queue, in no particular order."""
        codes = []
        while self._queue:
            codes.append(self._queue.popleft()())
        return codes
