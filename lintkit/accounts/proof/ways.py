"""Ways from one code to another that it can run, and what is reached along them.

Many starts, tests or files of tests, are followed in one walk: what holds for some of them is kept
as a set of them, an integer with a bit for each.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Mapping
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from lintkit.program.values import NOWHERE, CodeRef, Site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Open: TypeAlias = Callable[[CodeRef], Iterable[tuple["Way", "Starts"]]]

Starts: TypeAlias = int
"""A set of starts: bit n for the n-th."""

Made: TypeAlias = tuple[Site, CodeRef]
"""Where an object is made, and its class."""

ALL: Starts = -1
"""Every start there may be."""

_UNSCOPED = ((NOWHERE, NOWHERE),)


class Way(Struct, frozen=True):
    """A way from a code to another that it can run.

    Attributes:
        at: the call.
        makers: the codes of which one must have run, for they make the object, or the function
            itself; empty where nothing needs to be made.
        made: where they make the object, each with its class.
        chooses: whether the call chooses among objects or functions.
        sure: the edge is more than a guess.
        scopes: as those of `CallEdge`.
        asked: the name of the attribute that is called, which a base of a library may stand for.
        is_free: it may also lead through an object that nobody is seen to make.
    """

    callee: CodeRef
    at: Site
    makers: frozenset[CodeRef]
    chooses: bool
    sure: bool
    scopes: frozenset[tuple[int, int]]
    asked: str = ""
    is_free: bool = False
    made: tuple[Made, ...] = ()


class Reached(Struct, frozen=True):
    """The codes that one start reaches.

    Attributes:
        by: of each code, the starts that reach it.
        number: the start.
    """

    by: Mapping[CodeRef, Starts]
    number: int

    def __contains__(self, ref: object) -> bool:
        return isinstance(ref, CodeRef) and self.by.get(ref, 0) >> self.number & 1 == 1


class Reach:
    """The codes that are reached, each by some of the starts.

    Attributes:
        by: of each code, the starts that reach it.
        scopes: the same, by the runs of the functions around it, as in `CallEdge`; `NOWHERE` for
            any.
    """

    def __init__(self, ways: Open, made_before: Callable[[CodeRef], Starts]) -> None:
        """Takes the graph; what begins is added.

        Args:
            ways: the ways from a code, each with the starts that may go it.
            made_before: the starts before which a code has run, and may have made objects.
        """
        self.by: dict[CodeRef, Starts] = {}
        self.scopes: dict[CodeRef, dict[int, Starts]] = {}
        self._ways = ways
        self._made_before = made_before
        self._open: dict[CodeRef, list[tuple[Way, Starts]]] = {}
        self._waiting: deque[CodeRef] = deque()
        self._is_waiting: set[CodeRef] = set()
        self._made: dict[frozenset[CodeRef], Starts] = {}
        self._makes: dict[CodeRef, list[frozenset[CodeRef]]] = defaultdict(list)
        self._needing: dict[frozenset[CodeRef], list[tuple[CodeRef, Way, Starts]]] = {}

    def add(self, ref: CodeRef, starts: Starts, scope: int = NOWHERE) -> None:
        """Reach a code by some starts, in one of its scopes; what is new waits."""
        if not starts:
            return
        scopes = self.scopes.setdefault(ref, {})
        known = scopes.get(scope, 0)
        if starts & ~known:
            scopes[scope] = known | starts
            self.by[ref] = self.by.get(ref, 0) | starts
            self.wait(ref)

    def wait(self, ref: CodeRef) -> None:
        """Have a code visited, again if it has been."""
        if ref not in self._is_waiting:
            self._is_waiting.add(ref)
            self._waiting.append(ref)

    def walk(self) -> Iterator[CodeRef]:
        """Reach all that can be; yields each code when the ways from it have been gone."""
        while self._waiting:
            ref = self._waiting.popleft()
            self._is_waiting.remove(ref)
            self._visit(ref)
            yield ref

    def finish(self) -> Reach:
        """Reach all that can be."""
        for _ in self.walk():
            pass
        return self

    def of(self, number: int) -> Reached:
        """What one of the starts reaches."""
        return Reached(self.by, number)

    def _visit(self, ref: CodeRef) -> None:
        if ref not in self.by:
            return
        if ref not in self._open:
            self._open[ref] = [(way, starts) for way, starts in self._ways(ref) if starts]
            for way, starts in self._open[ref]:
                if way.makers and not way.is_free:
                    self._need(ref, way, starts)
        for way, starts in self._open[ref]:
            self._follow(ref, way, starts)
        for makers in self._makes.get(ref, ()):
            if self.by[ref] & ~self._made[makers]:
                self._made[makers] |= self.by[ref]
                for needing in self._needing[makers]:
                    self._follow(*needing)

    def _need(self, ref: CodeRef, way: Way, starts: Starts) -> None:
        """Keep a way that can be gone once one of the codes runs that make what it needs."""
        makers = way.makers
        if makers not in self._made:
            self._needing[makers] = []
            for maker in makers:
                self._makes[maker].append(makers)
            self._made[makers] = any_of(
                self.by.get(maker, 0) | self._made_before(maker) for maker in makers
            )
        self._needing[makers].append((ref, way, starts))

    def _follow(self, caller: CodeRef, way: Way, starts: Starts) -> None:
        if way.makers and not way.is_free:
            starts &= self._made[way.makers]
        starts &= self.by[caller]
        if not starts:
            return
        scopes = self.scopes[caller]
        anywhere = scopes.get(NOWHERE, 0)
        for outer, inner in way.scopes or _UNSCOPED:
            around = starts if outer == NOWHERE else scopes.get(outer, 0) | anywhere
            self.add(way.callee, around & starts, inner)


def each(starts: Starts) -> Iterator[int]:
    """The numbers of the starts of a set, in order."""
    digits = f"{starts:b}"[::-1]
    number = digits.find("1")
    while number >= 0:
        yield number
        number = digits.find("1", number + 1)


def any_of(sets: Iterable[Starts]) -> Starts:
    """The starts that are in one of some sets."""
    return reduce(or_, sets, 0)
