"""The call graph as a test sees it: methods run on objects that something in the test makes.

Rapid type analysis (Bacon and Sweeney, 1996), by allocation site and for each test alone. Where a
call may still lead to methods of several classes, none of them surely runs.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from lintkit.ir import MODULE_CODE
from lintkit.lowering.operands import operands
from lintkit.program import naming
from lintkit.program.provenance.hierarchy import lineage
from lintkit.program.values import CallEdge, CodeRef, Function, Instance, Place, Site

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from lintkit.program.program import Program

    Cut: TypeAlias = Callable[[CodeRef, CodeRef], bool]


class Way(Struct, frozen=True):
    """A way from a code to another that it can run.

    Attributes:
        makers: the codes of which one must have run, for they make the object, or the function
            itself; empty where nothing needs to be made.
        site: where the call chooses among objects; None where it does not.
        sure: the edge is more than a guess.
    """

    callee: CodeRef
    makers: frozenset[CodeRef]
    site: Site | None
    sure: bool


class Dispatch:
    """The call graph of one program, to be walked for one test at a time."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._ancestors: dict[CodeRef, frozenset[CodeRef]] = {}
        self.ways: dict[CodeRef, list[Way]] = defaultdict(list)
        for edge in program.edges():
            if isinstance(edge.callee, CodeRef):
                caller = naming.enclosing(program, edge.caller)
                self.ways[caller].append(self._way(edge, edge.callee))

    def closure(
        self,
        starts: Iterable[CodeRef],
        loaded: frozenset[CodeRef],
        cut: Cut | None = None,
    ) -> frozenset[CodeRef]:
        """Everything that codes may run, the objects given that they make on the way.

        Args:
            starts: where to begin.
            loaded: what has run when they begin, and may have made objects.
            cut: whether something else is put in the place of what one code runs of another.
        """
        return self._walk(starts, loaded, cut)

    def surely(
        self,
        starts: Collection[CodeRef],
        loaded: frozenset[CodeRef],
        cut: Cut | None,
        own: Callable[[CodeRef], bool],
    ) -> frozenset[CodeRef]:
        """What codes run for certain, as far as branches are left out of account.

        Args:
            starts: where to begin.
            loaded: what has run when they begin, and may have made objects.
            cut: whether something else may be put in the place of what one code runs of another.
            own: whether a code is the test's own: what that makes, it makes for the test.
        """
        possible = self._walk(starts, loaded, cut, lambda way: way.sure)
        live = possible | loaded

        def is_sure(way: Way) -> bool:
            if not way.sure or way.site is None:
                return way.sure
            if any(own(maker) for maker in way.makers if maker in possible):
                return True
            rivals = {
                one.callee for one in self._rivals[way.site] if not one.makers.isdisjoint(live)
            }
            return len(rivals) <= 1

        return self._walk(starts, loaded, cut, is_sure)

    def importing(self, paths: Iterable[str]) -> frozenset[CodeRef]:
        """What importing files runs: their bodies, and what those call."""
        bodies = {CodeRef(path, MODULE_CODE) for path in paths}
        return frozenset(bodies.union(*({w.callee for w in self.ways.get(b, ())} for b in bodies)))

    @cached_property
    def _rivals(self) -> dict[Site, list[Way]]:
        found: dict[Site, list[Way]] = defaultdict(list)
        for ways in self.ways.values():
            for way in ways:
                if way.site is not None:
                    found[way.site].append(way)
        return found

    def _walk(
        self,
        starts: Iterable[CodeRef],
        loaded: frozenset[CodeRef],
        cut: Cut | None,
        allowed: Callable[[Way], bool] | None = None,
    ) -> frozenset[CodeRef]:
        found = set(starts)
        waiting = list(found)
        blocked: dict[CodeRef, list[tuple[CodeRef, Way]]] = defaultdict(list)

        def follow(caller: CodeRef, way: Way) -> None:
            if way.callee in found or (allowed is not None and not allowed(way)):
                return
            if way.makers and way.makers.isdisjoint(loaded) and way.makers.isdisjoint(found):
                for maker in way.makers:
                    blocked[maker].append((caller, way))
            elif cut is None or not cut(caller, way.callee):
                found.add(way.callee)
                waiting.append(way.callee)

        while waiting:
            caller = waiting.pop()
            for way in self.ways.get(caller, ()):
                follow(caller, way)
            for source, way in blocked.pop(caller, ()):
                follow(source, way)
        return frozenset(found)

    def _way(self, edge: CallEdge, callee: CodeRef) -> Way:
        sure = edge.confidence != "low"
        parent = CodeRef(callee.path, self._program.code(callee).parent)
        kind = self._program.code(parent).kind
        if kind in ("function", "lambda"):
            return Way(callee, frozenset({parent}), None, sure)
        if kind != "class":
            return Way(callee, frozenset(), None, sure)
        makers = frozenset(
            site.code
            for site in self._receivers(edge.site, callee, parent)
            # An object that nobody is seen to make stands in the class itself.
            if self._program.code(site.code).kind != "class"
        )
        return Way(callee, makers, edge.site if makers else None, sure)

    def _receivers(self, site: Site, callee: CodeRef, class_: CodeRef) -> Iterator[Site]:
        """Where the objects are made on which an instruction runs a method."""
        if site.position < 0:
            return
        for register in operands(self._program.instruction(site)):
            for value in self._program.values(Place(site.code, register)):
                is_method = isinstance(value, Function) and value.code == callee
                owner = value.receiver if is_method and isinstance(value, Function) else value
                if isinstance(owner, Instance) and class_ in self._lineage(owner.class_):
                    yield owner.site

    def _lineage(self, class_: CodeRef) -> Collection[CodeRef]:
        if class_ not in self._ancestors:
            self._ancestors[class_] = frozenset(lineage(self._program, class_).order)
        return self._ancestors[class_]
