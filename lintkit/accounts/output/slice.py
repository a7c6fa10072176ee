"""The forward slice from a model's answer: every register that it reaches, and what is done there.

A worklist over registers and labels (Weiser's slices, 1981, forward), with call strings of
bounded length for context (Sharir and Pnueli, 1981). What cannot be followed is an escape.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from lintkit.accounts.output.moves import At, Move, Seen, State
from lintkit.accounts.output.steps import step
from lintkit.program.provenance.order import may_precede

if TYPE_CHECKING:
    from lintkit.accounts.output.index import Index
    from lintkit.accounts.output.labels import Label
    from lintkit.accounts.output.reading import Reading
    from lintkit.model import Step
    from lintkit.program.values import Place, Site

_MOST_STATES = 3000


class Slice:
    """What is reached from an answer.

    Attributes:
        states: everything reached, in the order of discovery.
        seen: what instructions do with it.
        complete: whether the walk came to its end.
    """

    def __init__(self, index: Index, reading: Reading, start: Place, label: Label) -> None:
        self._index = index
        self._came: dict[State, tuple[State | None, Move | None]] = {}
        self.seen: list[Seen] = []
        self.complete = True
        first = State(start, label)
        self._came[first] = (None, None)
        waiting = deque([first])
        while waiting:
            if len(self._came) > _MOST_STATES:
                self.complete = False
                break
            state = waiting.popleft()
            for site in index.program.uses(state.place):
                if state.since and not may_precede(index.program, state.since, site):
                    continue
                for found in step(At(index, reading, state, site)):
                    if isinstance(found, Seen):
                        self.seen.append(found)
                    elif found.state not in self._came:
                        self._came[found.state] = (state, found)
                        waiting.append(found.state)

    @property
    def states(self) -> tuple[State, ...]:
        """Everything reached, in the order of discovery."""
        return tuple(self._came)

    def sites(self, state: State) -> list[Site]:
        """The instructions on the way to a state, in order."""
        return [move.site for move in self.path(state)]

    def chain(self, state: State) -> tuple[Step, ...]:
        """The way to a state in words."""
        program = self._index.program
        return tuple(program.step(move.site, move.text) for move in self.path(state) if move.text)

    def step_to(self, state: State) -> tuple[State | None, Move | None]:
        """The last step on the way to a state, with the state that it leaves; none to the first."""
        return self._came[state]

    def path(self, state: State) -> list[Move]:
        """The steps on the way to a state, in order."""
        found: list[Move] = []
        before: State | None = state
        while before is not None:
            before, move = self._came[before]
            if move is not None:
                found.append(move)
        return found[::-1]
