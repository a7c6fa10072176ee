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
        by_class: the makers by the class of what they make, where the callee asks for that; no
            makers for what the call itself makes.
        keeps_object: the callee sees the same `self` as the caller.
        own: of a call on `self`, the classes of it for which it leads here; None for others.
        covered: of a call on `self`, the classes of it for which other ways tell where it leads.
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
    by_class: tuple[tuple[CodeRef, frozenset[CodeRef]], ...] = ()
    keeps_object: bool = False
    own: frozenset[CodeRef] | None = None
    covered: frozenset[CodeRef] = frozenset()


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
        scopes: the same, by the runs of the functions around it, as in `CallEdge`, `NOWHERE` for
            any, and by the class of its `self`, None where that is not told.
    """

    def __init__(self, ways: Open, made_before: Callable[[CodeRef], Starts]) -> None:
        """Takes the graph; what begins is added.

        Args:
            ways: the ways from a code, each with the starts that may go it.
            made_before: the starts before which a code has run, and may have made objects.
        """
        self.by: dict[CodeRef, Starts] = {}
        self.scopes: dict[CodeRef, dict[int, dict[CodeRef | None, Starts]]] = {}
        self._ways = ways
        self._made_before = made_before
        self._open: dict[CodeRef, list[tuple[Way, Starts]]] = {}
        self._waiting: deque[CodeRef] = deque()
        self._is_waiting: set[CodeRef] = set()
        self._made: dict[frozenset[CodeRef], Starts] = {}
        self._makes: dict[CodeRef, list[frozenset[CodeRef]]] = defaultdict(list)
        self._needing: dict[frozenset[CodeRef], list[tuple[CodeRef, Way, Starts]]] = {}

    def add(
        self, ref: CodeRef, starts: Starts, scope: int = NOWHERE, class_: CodeRef | None = None
    ) -> None:
        """Reach a code by some starts, in one of its scopes; what is new waits.

        Args:
            ref: the code.
            starts: those that reach it.
            scope: the run of the functions around it.
            class_: that of its `self`, where it is told.
        """
        if not starts:
            return
        classes = self.scopes.setdefault(ref, {}).setdefault(scope, {})
        known = classes.get(class_, 0)
        if starts & ~known:
            classes[class_] = known | starts
            self.by[ref] = self.by.get(ref, 0) | starts
            self.wait(ref)

    def add_all(self, other: Reach, starts: Callable[[Starts], Starts]) -> None:
        """Reach what another walk has reached.

        Args:
            other: the other walk.
            starts: those of this walk for some of the other's.
        """
        for ref, scopes in other.scopes.items():
            for scope, classes in scopes.items():
                for class_, those in classes.items():
                    self.add(ref, starts(those), scope, class_)

    def untold(self, ref: CodeRef) -> Starts:
        """The starts that reach a code without its being told of what class its `self` is."""
        return any_of(classes.get(None, 0) for classes in self.scopes.get(ref, {}).values())

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
                needed = {makers for _, makers in way.by_class if makers}
                if way.makers and not way.is_free:
                    needed.add(way.makers)
                for makers in needed:
                    self._need(ref, way, starts, makers)
        for way, starts in self._open[ref]:
            self._follow(ref, way, starts)
        for makers in self._makes.get(ref, ()):
            if self.by[ref] & ~self._made[makers]:
                self._made[makers] |= self.by[ref]
                for needing in self._needing[makers]:
                    self._follow(*needing)

    def _need(self, ref: CodeRef, way: Way, starts: Starts, makers: frozenset[CodeRef]) -> None:
        """Keep a way that can be gone once one of the codes runs that make what it needs."""
        if makers not in self._made:
            self._needing[makers] = []
            for maker in makers:
                self._makes[maker].append(makers)
            self._made[makers] = any_of(
                self.by.get(maker, 0) | self._made_before(maker) for maker in makers
            )
        self._needing[makers].append((ref, way, starts))

    def _follow(self, caller: CodeRef, way: Way, starts: Starts) -> None:
        starts &= self.by[caller]
        if not starts:
            return
        asks = way.own is not None or way.keeps_object or bool(way.covered)
        for outer, inner in way.scopes or _UNSCOPED:
            if not asks and outer == NOWHERE:
                self._enter(way, starts, inner)
                continue
            for class_, there in self._around(caller, outer):
                if way.own is not None:
                    if class_ in way.own:
                        self.add(way.callee, starts & there, inner, class_)
                elif way.keeps_object:
                    self.add(way.callee, starts & there & self._ready(way), inner, class_)
                elif class_ not in way.covered:
                    self._enter(way, starts & there, inner)

    def _around(self, caller: CodeRef, scope: int) -> list[tuple[CodeRef | None, Starts]]:
        """The starts that reach a code in a scope, each with the class of its `self`."""
        scopes = self.scopes[caller]
        found = scopes.values() if scope == NOWHERE else map(scopes.get, (scope, NOWHERE))
        return [pair for classes in found if classes for pair in list(classes.items())]

    def _enter(self, way: Way, starts: Starts, scope: int) -> None:
        """Go a way on which `self`, if there is one, is another object than before."""
        if not way.by_class or (way.is_free and way.made):
            self.add(way.callee, starts & self._ready(way), scope)
        for class_, makers in way.by_class:
            ready = self._made[makers] if makers else ALL
            self.add(way.callee, starts & ready, scope, class_)

    def _ready(self, way: Way) -> Starts:
        """The starts for which what a way needs has been made."""
        return ALL if way.is_free or not way.makers else self._made[way.makers]


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
