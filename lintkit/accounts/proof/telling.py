"""Ways on which the class of `self` tells what runs: from calls on the own object, and to these.

Only code asks for the class that has such a call which may lead to methods of several classes, or
that leads to such code on the same object.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec.structs import replace

from lintkit.accounts.proof.ways import Way
from lintkit.program.provenance.hierarchy import lineage
from lintkit.program.values import Class, CodeRef, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.proof.own import OwnCall, OwnCalls
    from lintkit.program.program import Program

_SEVERAL = 2


class Telling:
    """Puts the class of `self` into the ways of a call graph.

    Attributes:
        told: the calls on the own object of which its class tells what they run.
    """

    def __init__(self, program: Program, own: OwnCalls, ways: dict[CodeRef, list[Way]]) -> None:
        self._program = program
        self._own = own
        self._calls = {ref: found for ref in program.codes() if (found := self._read(ref, ways))}
        self._asking = self._find_asking(ways)
        self.told: set[Site] = set()
        self._sets: dict[frozenset[CodeRef], frozenset[CodeRef]] = {}
        for ref in sorted(self._asking):
            self._tell(ref, ways)
        for ref, those in ways.items():
            ways[ref] = [self._entering(ref, way) for way in those]

    def _read(self, ref: CodeRef, ways: dict[CodeRef, list[Way]]) -> list[OwnCall]:
        found = list(self._own.of(ref))
        if not found:
            return []
        names: dict[Site, set[str]] = defaultdict(set)
        for way in ways.get(ref, ()):
            names[way.at].add(self._program.code(way.callee).name)
        return [call for call in found if call.is_direct or call.name in names[call.at]]

    def _find_asking(self, ways: dict[CodeRef, list[Way]]) -> set[CodeRef]:
        """The codes for which it matters of what class their `self` is."""
        before: dict[CodeRef, set[CodeRef]] = defaultdict(set)
        waiting: list[CodeRef] = []
        for ref, calls in self._calls.items():
            at: dict[Site, set[CodeRef]] = defaultdict(set)
            for way in ways.get(ref, ()):
                at[way.at].add(way.callee)
            for call in calls:
                for method in call.targets:
                    before[method].add(ref)
                if len(at[call.at] | call.targets.keys()) >= _SEVERAL:
                    waiting.append(ref)
        found: set[CodeRef] = set()
        while waiting:
            ref = waiting.pop()
            if ref not in found:
                found.add(ref)
                waiting += before[ref]
                if self._own.method_around(ref) != ref:
                    waiting.append(CodeRef(ref.path, self._program.code(ref).parent))
        return found

    def _tell(self, ref: CodeRef, ways: dict[CodeRef, list[Way]]) -> None:
        """Lead the calls of a code on its own object to one method for each class of that."""
        calls = {call.at: call for call in self._calls.get(ref, ())}
        here = ways.get(ref, [])
        told = {
            at: call
            for at, call in calls.items()
            if len({w.callee for w in here if w.at == at} | call.targets.keys()) >= _SEVERAL
            or not self._asking.isdisjoint(call.targets)
        }
        if not told:
            return
        self.told.update(at for at, call in told.items() if call.is_direct)
        covered = {
            at: frozenset[CodeRef]().union(*call.targets.values()) for at, call in told.items()
        }
        ways[ref] = [
            replace(way, covered=covered[way.at]) if way.at in told else way for way in here
        ]
        for at, call in told.items():
            for method, classes in sorted(call.targets.items()):
                way = Way(
                    method, at, frozenset(), chooses=False, sure=True, scopes=frozenset(),
                    asked=call.name, own=classes,
                )  # fmt: skip
                ways[ref].append(way)

    def _entering(self, ref: CodeRef, way: Way) -> Way:
        """A way with the class that the `self` of the callee has, if that asks for it."""
        if way.own is not None or way.callee not in self._asking:
            return way
        around = self._own.method_around(way.callee)
        if around != way.callee:
            same = around is not None and around == self._own.method_around(ref)
            return replace(way, keeps_object=True) if same else way
        makers: dict[CodeRef, set[CodeRef]] = defaultdict(set)
        for site, class_ in way.made:
            if way.asked != self._program.code(way.callee).name or self._own.runs_for(
                way.callee, class_
            ):
                makers[class_].add(site.code)
        for class_ in () if way.made else self._made_by(way):
            makers[class_] = set()
        by_class = ((class_, frozenset(refs)) for class_, refs in sorted(makers.items()))
        return replace(
            way,
            by_class=tuple(
                (class_, self._sets.setdefault(refs, refs)) for class_, refs in by_class
            ),
        )

    def _made_by(self, way: Way) -> Iterator[CodeRef]:
        """The classes of which a call makes objects that it has a method set up."""
        parent = CodeRef(way.callee.path, self._program.code(way.callee).parent)
        for value in self._program.callees(way.at) if way.at.position >= 0 else ():
            if isinstance(value, Class) and (
                parent in lineage(self._program, value.code).order
                and self._own.runs_for(way.callee, value.code)
            ):
                yield value.code
