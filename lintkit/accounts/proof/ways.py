"""Ways from one code to another that it can run, and what is reached along them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from lintkit.program.values import NOWHERE, CodeRef, Site

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    Starts: TypeAlias = Iterable[CodeRef] | Mapping[CodeRef, Collection[int]]

ANYWHERE = frozenset({NOWHERE})
"""The scopes of a code that needs no run of a function around it."""
_NOT_ENTERED: frozenset[int] = frozenset()


class Way(Struct, frozen=True):
    """A way from a code to another that it can run.

    Attributes:
        makers: the codes of which one must have run, for they make the object, or the function
            itself; empty where nothing needs to be made.
        site: where the call chooses among objects; None where it does not.
        sure: the edge is more than a guess.
        scopes: as those of `CallEdge`.
        asked: the name of the attribute that is called, which a base of a library may stand for.
        is_free: it may also lead through an object that nobody is seen to make.
    """

    callee: CodeRef
    makers: frozenset[CodeRef]
    site: Site | None
    sure: bool
    scopes: frozenset[tuple[int, int]]
    asked: str = ""
    is_free: bool = False

    def entered(self, around: Collection[int]) -> Collection[int]:
        """The runs of the function around the callee, given those around the caller."""
        if not self.scopes:
            return ANYWHERE
        return {
            inner
            for outer, inner in self.scopes
            if outer == NOWHERE or outer in around or NOWHERE in around
        }


class Reach:
    """Codes that are reached; of closures, with the runs of the functions around them."""

    def __init__(self, starts: Starts, loaded: Collection[CodeRef] = ()) -> None:
        """Takes the codes where it begins, those of a mapping in some of their scopes.

        Args:
            starts: where it begins.
            loaded: what has run before, and may have made objects.
        """
        given = starts if isinstance(starts, Mapping) else dict.fromkeys(starts, ANYWHERE)
        self.scopes: dict[CodeRef, set[int]] = {ref: set(around) for ref, around in given.items()}
        self.waiting = list(self.scopes)
        self._loaded = loaded
        self._blocked: dict[CodeRef, list[tuple[CodeRef, Way]]] = defaultdict(list)

    def add(self, ref: CodeRef, around: Collection[int] = ANYWHERE) -> None:
        """Reach a code, in some of its scopes; what is new waits."""
        known = self.scopes.setdefault(ref, set())
        if not known.issuperset(around):
            known.update(around)
            self.waiting.append(ref)

    def lacks(self, caller: CodeRef, way: Way) -> bool:
        """Whether a way leads to anything new."""
        around = way.entered(self.scopes[caller])
        return not self.scopes.get(way.callee, _NOT_ENTERED).issuperset(around)

    def follow(self, caller: CodeRef, way: Way) -> None:
        """Go a way, or wait until one of the codes is reached that make what it needs."""
        if (
            way.makers
            and not way.is_free
            and way.makers.isdisjoint(self._loaded)
            and self.scopes.keys().isdisjoint(way.makers)  # the other way round is linear
        ):
            for maker in way.makers:
                self._blocked[maker].append((caller, way))
        elif around := way.entered(self.scopes[caller]):
            self.add(way.callee, around)

    def freed(self, maker: CodeRef) -> list[tuple[CodeRef, Way]]:
        """The ways that waited for a code, each with the code from which it leads."""
        return self._blocked.pop(maker, [])
