"""Inclusion-based points-to analysis: the solver, which knows nothing of Python.

The constraints are those of Andersen ("Program Analysis and Specialization for the C Programming
Language", 1994): a node holds a set of values, an edge says that its target holds all that its
source holds. Constraints that depend on values (loads, stores, calls) are *watchers*: they are
told of each value once and add edges. The worklist carries only what is new to a node, so that
no value crosses an edge twice: difference propagation (Pearce, Kelly and Hankin, "Online Cycle
Detection and Difference Propagation", SCAM 2003). Now and then equal sets are made one in memory
(after Barbar and Sui, "Hash Consed Points-To Sets", SAS 2021).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import TypeAlias

Node: TypeAlias = int
Values: TypeAlias = frozenset[int]
Watcher: TypeAlias = Callable[[Values], None]

_Successors: TypeAlias = "tuple[Node | Watcher, ...] | dict[Node | Watcher, None]"

NOTHING: Values = frozenset()

MOST_VALUES = 60
"""A node that would hold more holds `OVERFLOW` instead."""

OVERFLOW = 0
"""The value that stands for "too many to follow"."""

_TOO_MANY: Values = frozenset({OVERFLOW})

_GROWTH = 1.25  # equal sets are shared each time the nodes have become that many times more

_SCANNED = 12  # successors up to this number are searched one by one


class Solver:
    """A constraint graph and its least solution.

    Args:
        react: called with a node and the values new to it, after its successors were served.
    """

    def __init__(self, react: Callable[[Node, Values], None]) -> None:
        self.points_to: list[Values] = []
        self._new: list[Values] = []
        self._successors: list[_Successors] = []
        self._worklist: deque[Node] = deque()
        self._share_at = 100_000
        self._react = react

    def allocate(self, count: int) -> Node:
        """Adds `count` nodes; returns the first."""
        first = len(self.points_to)
        self.points_to.extend([NOTHING] * count)
        self._new.extend([NOTHING] * count)
        self._successors.extend([()] * count)
        return first

    def add(self, node: Node, values: Values) -> None:
        """Values ⊆ node."""
        known = self.points_to[node]
        if known is _TOO_MANY:
            return
        if known:
            new = values - known
            if not new:
                return
            found = known | new
        elif values:
            found = new = values
        else:
            return
        waiting = self._new[node]
        if len(found) > MOST_VALUES:
            self.points_to[node] = self._new[node] = _TOO_MANY
        else:
            self.points_to[node] = found
            self._new[node] = waiting | new if waiting else new
        if not waiting:
            self._worklist.append(node)

    def connect(self, source: Node, target: Node) -> None:
        """Source ⊆ target."""
        if source != target and self._follow(source, target):
            self.add(target, self.points_to[source])

    def watch(self, node: Node, watcher: Watcher) -> None:
        """Tells the watcher of each value of the node, once."""
        if self._follow(node, watcher):
            served = self.points_to[node] - self._new[node]
            if served:
                watcher(served)

    def solve(self) -> None:
        """Propagates until nothing changes."""
        worklist, waiting, successors = self._worklist, self._new, self._successors
        while worklist:
            if len(waiting) > self._share_at:
                self._share()
            node = worklist.popleft()
            new = waiting[node]
            waiting[node] = NOTHING
            for successor in tuple(successors[node]):
                if isinstance(successor, int):
                    self.add(successor, new)
                else:
                    successor(new)
            self._react(node, new)

    def _share(self) -> None:
        known: dict[Values, Values] = {}
        self.points_to[:] = [known.setdefault(values, values) for values in self.points_to]
        self._share_at = int(len(self.points_to) * _GROWTH)

    def _follow(self, node: Node, successor: Node | Watcher) -> bool:
        successors = self._successors[node]
        if successor in successors:
            return False
        if isinstance(successors, dict):
            successors[successor] = None
        elif len(successors) < _SCANNED:
            self._successors[node] = (*successors, successor)
        else:
            self._successors[node] = dict.fromkeys((*successors, successor))
        return True
