"""Inclusion-based points-to analysis: the solver, which knows nothing of Python.

The constraints are those of Andersen ("Program Analysis and Specialization for the C Programming
Language", 1994): a node holds a set of values, an edge says that its target holds all that its
source holds. Constraints that depend on values (loads, stores, calls) are *watchers*: they are
told of each value once and add edges. The worklist carries only what is new to a node, so that
no value crosses an edge twice: difference propagation (Pearce, Kelly and Hankin, "Online Cycle
Detection and Difference Propagation", SCAM 2003). Equal sets are one in memory (Barbar and Sui,
"Hash Consed Points-To Sets", SAS 2021).

A node is *crowded* once it would hold more than is followed. From then on it follows only values of
a higher rank, then few of each kin, and says so; it gets stricter as far as it has to. The node is
*saturated* once no rank is left: it says so to its successors and forgets them, since it will never
have anything else to tell.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from typing import TypeAlias

from lintkit.program.budget import FULL, Budget

Node: TypeAlias = int
Values: TypeAlias = frozenset[int]
Watcher: TypeAlias = Callable[[int], None]

_Successor: TypeAlias = "Node | Watcher"
_Successors: TypeAlias = "_Successor | tuple[_Successor, ...] | dict[_Successor, None] | None"
"""Most nodes have none or one, which then stands for itself."""

NOTHING: Values = frozenset()

MOST_VALUES = 60
"""A node that would hold more holds `OVERFLOW` instead, within the full budget."""

MOST_OF_HIGHEST_RANK = 100
"""So many kins of this rank are followed where nothing else is."""

RANKS = 3
"""The ranks of values, from 0."""

_LEVELS = (
    (1, MOST_VALUES, MOST_VALUES),
    (1, 8, MOST_VALUES),
    (1, 2, MOST_VALUES),
    (1, 1, MOST_VALUES),
    (RANKS - 1, 1, MOST_OF_HIGHEST_RANK),
    (RANKS, 0, 1),
)
"""What a crowded node follows, ever stricter: the lowest rank, the most of one kin and of all.

The last number is for the full budget.
"""

_SATURATED = len(_LEVELS) - 1

OVERFLOW = 0
"""The value that stands for "too many to follow"."""

_TOO_MANY: Values = frozenset({OVERFLOW})

_FEW_SETS = 10_000
"""So many sets are kept for sharing before those that no node holds any more are let go."""

_SCANNED = 48  # successors up to this number are searched one by one


class Solver:
    """A constraint graph and its least solution.

    Args:
        react: called with a node that asked for it and the values new to it, after its successors
            were served.
        ranks: by value; the higher, the longer crowded nodes follow it.
        kins: by value, a number for those of which one can stand for the others.
        failed: called with a node and the error that was met while its new values were handed on.
        budget: how many values a node may hold.
    """

    def __init__(
        self,
        react: Callable[[Node, Values], None],
        ranks: Sequence[int],
        kins: Sequence[int],
        failed: Callable[[Node, Exception], None],
        budget: Budget = FULL,
    ) -> None:
        self.points_to: list[Values] = []
        self._new: dict[Node, Values] = {}
        self._successors: list[_Successors] = []
        self._reacting = bytearray()
        self._worklist: deque[Node] = deque()
        self._levels: dict[Node, int] = {}
        self._saturated: set[Node] = set()
        self._sets: dict[Values, Values] = {}
        self._most_sets = _FEW_SETS
        self._react = react
        self._ranks = ranks
        self._kins = kins
        self._failed = failed
        self._most = budget.most(MOST_VALUES)
        self._most_at = tuple(budget.most(most) for _, _, most in _LEVELS)

    def allocate(self, count: int) -> Node:
        """Adds `count` nodes; returns the first."""
        return self.allocate_reacting(bytes(count))

    def allocate_reacting(self, reacting: bytes) -> Node:
        """Adds a node for each byte, 1 where it calls `react`; returns the first."""
        first = len(self.points_to)
        self.points_to.extend([NOTHING] * len(reacting))
        self._successors.extend([None] * len(reacting))
        self._reacting += reacting
        return first

    def add(self, node: Node, values: Values) -> None:
        """Values ⊆ node."""
        known = self.points_to[node]
        if values <= known:
            return
        if known:
            if node in self._saturated:
                return
            new = values - known
            if node in self._levels:
                new = self._followed(self._levels[node], new, known)
                if not new:
                    return
            found = known | new
            found = self._sets.setdefault(found, found)
        else:
            found = new = self._sets.setdefault(values, values)
        waiting = self._new.get(node)
        if waiting is None:
            self._worklist.append(node)
        else:
            new |= waiting
        if len(found) > self._most or node in self._levels:
            found = self._crowd(node, found)
            new = (new | _TOO_MANY) & found
        self.points_to[node] = found
        self._new[node] = new

    def _crowd(self, node: Node, values: Values) -> Values:
        """What a node still holds of values that are too many for it."""
        level = self._levels.get(node, -1)
        while len(values) > (self._most if level < 0 else self._most_at[level]):
            level += 1
            values = self._followed(level, values, NOTHING) | _TOO_MANY
        self._levels[node] = level
        if level == _SATURATED:
            self._saturated.add(node)
        return self._sets.setdefault(values, values)

    def _followed(self, level: int, values: Values, held: Values) -> Values:
        """Those of some values that a node follows besides what it holds."""
        lowest, most, _ = _LEVELS[level]
        ranks, kins = self._ranks, self._kins
        candidates = sorted([value for value in values if ranks[value] >= lowest])
        if not candidates:
            return NOTHING
        of_kin: dict[int, int] = {}
        for value in held:
            of_kin[kins[value]] = of_kin.get(kins[value], 0) + 1
        followed = []
        for value in candidates:
            found = of_kin.get(kins[value], 0)
            if found < most:
                of_kin[kins[value]] = found + 1
                followed.append(value)
        return frozenset(followed)

    def add_one(self, node: Node, value: int) -> None:
        """Value ∈ node."""
        if value not in self.points_to[node]:
            self.add(node, frozenset((value,)))

    def connect(self, source: Node, target: Node) -> None:
        """Source ⊆ target."""
        if source != target and self._follow(source, target):
            values = self.points_to[source]
            if values:
                self.add(target, values)

    def watch(self, node: Node, watcher: Watcher) -> None:
        """Tells the watcher of each value of the node, once and in a stable order."""
        self._follow(node, watcher)
        values = self.points_to[node]
        if values:
            for value in sorted(values - self._new.get(node, NOTHING)):
                watcher(value)

    def solve(self) -> None:
        """Propagates until nothing changes."""
        worklist, successors, reacting = self._worklist, self._successors, self._reacting
        while worklist:
            node = worklist.popleft()
            new = self._new.pop(node)
            try:
                if successors[node] is not None:
                    self._propagate(new, _each(successors[node]))
                    if node in self._saturated:
                        successors[node] = None
                if reacting[node]:
                    self._react(node, new)
            except Exception as error:  # noqa: BLE001 (one place must not cost the others their run)
                self._failed(node, error)
            if len(self._sets) > self._most_sets:
                self._forget_sets()

    def close(self) -> None:
        """Forgets the constraints, half of the memory: from here on, sets are only read."""
        self._successors.clear()
        self._sets.clear()

    def _propagate(self, new: Values, successors: tuple[_Successor, ...]) -> None:
        for successor in successors:
            if isinstance(successor, int):
                self.add(successor, new)
            else:
                for value in sorted(new):
                    successor(value)

    def _forget_sets(self) -> None:
        """Keeps only the sets that some node holds."""
        self._sets = {values: values for values in set(self.points_to)}
        self._most_sets = max(_FEW_SETS, 2 * len(self._sets))

    def _follow(self, node: Node, successor: _Successor) -> bool:
        """Adds a successor; False where it is one already."""
        known = self._successors[node]
        if known is None:
            self._successors[node] = successor
            return True
        if isinstance(known, dict):
            found = successor in known
            known[successor] = None
            return not found
        several = _each(known)
        if successor in several:
            return False
        longer = (*several, successor)
        self._successors[node] = longer if len(longer) <= _SCANNED else dict.fromkeys(longer)
        return True


def _each(successors: _Successors) -> tuple[_Successor, ...]:
    if isinstance(successors, tuple):
        return successors
    if successors is None:
        return ()
    return tuple(successors) if isinstance(successors, dict) else (successors,)
