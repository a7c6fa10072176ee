"""The call graph as tests see it: methods run on objects that something in the test makes.

Rapid type analysis (Bacon and Sweeney, 1996), by allocation site and for each test alone. Where a
call may still lead to methods of several classes, none of them surely runs.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from lintkit.accounts.proof.ways import Way, any_of
from lintkit.ir import MODULE_CODE, NO_REGISTER, Call, GetAttr, GetItem, Phi, Refine
from lintkit.lowering.operands import operands
from lintkit.program import naming
from lintkit.program.classes import OF_MANY
from lintkit.program.provenance.hierarchy import lineage
from lintkit.program.values import (
    CallEdge,
    Class,
    CodeRef,
    Function,
    Instance,
    Place,
    Site,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from lintkit.accounts.proof.ways import Starts
    from lintkit.program.program import Program

_SEVERAL = 2


class Dispatch:
    """The call graph of one program.

    Attributes:
        ways: from each code, to what it can run.
    """

    def __init__(self, program: Program) -> None:
        self._program = program
        self._ancestors: dict[CodeRef, frozenset[CodeRef]] = {}
        self._sets: dict[frozenset[CodeRef], frozenset[CodeRef]] = {}
        self.ways: dict[CodeRef, list[Way]] = defaultdict(list)
        for edge in program.edges():
            if isinstance(edge.callee, CodeRef):
                caller = naming.enclosing(program, edge.caller)
                self.ways[caller].append(self._way(edge, edge.callee))

    def from_(self, ref: CodeRef) -> Iterable[Way]:
        """The ways from one code."""
        return self.ways.get(ref, ())

    def in_doubt(self, site: Site, live: Callable[[CodeRef], Starts], all_: Starts) -> Starts:
        """The starts for which a call may lead to methods of several classes.

        Args:
            site: the call.
            live: the starts that run a code, which may make objects.
            all_: every start.
        """
        found: dict[CodeRef, Starts] = defaultdict(int)
        for way in self._rivals[site]:
            found[way.callee] |= all_ if way.is_free else any_of(map(live, way.makers))
        one = several = 0
        for starts in found.values():
            several |= one & starts
            one |= starts
        return several

    def importing(self, paths: Iterable[str]) -> frozenset[CodeRef]:
        """What importing files runs: their bodies, and what those call."""
        bodies = {CodeRef(path, MODULE_CODE) for path in paths}
        return frozenset(bodies.union(*({w.callee for w in self.from_(b)} for b in bodies)))

    @cached_property
    def _rivals(self) -> dict[Site, list[Way]]:
        found: dict[Site, list[Way]] = defaultdict(list)
        for ways in self.ways.values():
            for way in ways:
                if way.site is not None:
                    found[way.site].append(way)
        return found

    def _way(self, edge: CallEdge, callee: CodeRef) -> Way:
        sure = edge.confidence != "low"
        parent = CodeRef(callee.path, self._program.code(callee).parent)
        kind = self._program.code(parent).kind
        if kind != "class":
            makers = frozenset({parent} if kind in ("function", "lambda") else ())
            site = edge.site if self._selects(edge.site) else None
            return Way(callee, makers, site, sure, edge.scopes, is_free=site is not None)
        made = [self._makers(one) for one in self._receivers(edge.site, callee, parent)]
        makers = frozenset(chain.from_iterable(made))
        makers = self._sets.setdefault(makers, makers)  # few are kept, for many ways
        site = edge.site if made else None
        asked = self._asked(edge.site)
        return Way(callee, makers, site, sure, edge.scopes, asked, is_free=not all(made))

    def _selects(self, site: Site) -> bool:
        """Whether a call picks what it runs out of several: `COMMANDS[name]()`, `(f or g)()`."""
        if len(self._program.callees(site)) < _SEVERAL:
            return False
        call = self._program.instruction(site)
        picked = call.callee if isinstance(call, Call) else NO_REGISTER
        while (made := self._program.definition(Place(site.code, picked))) is not None:
            by = self._program.instruction(made)
            if not isinstance(by, Refine):
                return isinstance(by, GetItem | Phi | Call)
            picked = by.source
        return False

    def _asked(self, site: Site) -> str:
        call = self._program.instruction(site)
        callee = call.callee if isinstance(call, Call) else NO_REGISTER
        made = self._program.definition(Place(site.code, callee)) if callee >= 0 else None
        got = None if made is None else self._program.instruction(made)
        return got.name if isinstance(got, GetAttr) else ""

    def _makers(self, instance: Instance) -> Collection[CodeRef]:
        """The codes of which one makes an object; none where nobody is seen to make it."""
        if instance.site.position == OF_MANY:
            return self._makers_of_class.get(instance.class_, ())
        is_seen = self._program.code(instance.site.code).kind != "class"
        return [instance.site.code] if is_seen else ()

    @cached_property
    def _makers_of_class(self) -> dict[CodeRef, set[CodeRef]]:
        found: dict[CodeRef, set[CodeRef]] = defaultdict(set)
        for site, _ in self._program.calls():
            for value in self._program.callees(site):
                if isinstance(value, Class):
                    found[value.code].add(site.code)
        return found

    def _receivers(self, site: Site, callee: CodeRef, class_: CodeRef) -> Iterator[Instance]:
        """The objects on which an instruction runs a method."""
        if site.position < 0:
            return
        for register in operands(self._program.instruction(site)):
            for value in self._program.values(Place(site.code, register)):
                is_method = isinstance(value, Function) and value.code == callee
                owner = value.receiver if is_method and isinstance(value, Function) else value
                if isinstance(owner, Instance) and class_ in self._lineage(owner.class_):
                    yield owner

    def _lineage(self, class_: CodeRef) -> Collection[CodeRef]:
        if class_ not in self._ancestors:
            self._ancestors[class_] = frozenset(lineage(self._program, class_).order)
        return self._ancestors[class_]
