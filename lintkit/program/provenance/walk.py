"""The backward walk: from a register to its definition, and on from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.evidence import expression
from lintkit.program.provenance import branches, calls, computed, correlated, descents, lookups
from lintkit.program.provenance.call_arguments import receiver
from lintkit.program.provenance.context import Source
from lintkit.program.provenance.members import Members
from lintkit.program.provenance.names import Names
from lintkit.program.provenance.passing import Passing
from lintkit.program.provenance.premises import premises
from lintkit.program.provenance.registers import is_receiver
from lintkit.program.provenance.ways import CIRCLE, Way, present, several, unknown
from lintkit.program.values import CodeRef, Constant, Context, Element, Field, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lintkit.program.program import Program
    from lintkit.program.provenance.rows import Row
    from lintkit.program.values import AbstractValue, Flow, Site

_MOST_PLACES = 1000
_MOST_ASIDE = 100
_DEEPEST = 60
_NO_VALUE = "what it is, is not known"


class Walk:
    """One question, and what was found out for it so far.

    Args:
        program: the linked program.
        counts: whether calls and assignments in a file count.
        most: how many places are visited.
    """

    def __init__(
        self, program: Program, counts: Callable[[str], bool], most: int = _MOST_PLACES
    ) -> None:
        self.program = program
        self.counts = counts
        self._most = most
        self._aside: dict[tuple[Place, Context], list[Way]] = {}
        self.passing = Passing(program, counts)
        self.names = Names(program, counts)
        self.premises = premises(program, counts)
        self.members = Members(program, self.names, self.passing, counts)
        self.sequences: dict[tuple[AbstractValue, Context], list[Row]] = {}
        self._known: dict[tuple[Place, Context], list[Way]] = {}
        self._open: dict[tuple[Place, Context], int] = {}
        self._nearest_circle = _DEEPEST
        self._visited = 0

    def flows(self, place: Place, context: Context) -> tuple[Flow, ...]:
        """The ways into a place, as flows."""
        return self.flows_from(Source(place, context))

    def flows_from(self, source: Source) -> tuple[Flow, ...]:
        """The ways through a source, as flows; none where no value can come through its tests."""
        followed = self.follow(source)
        found = several(followed)
        if followed and not found:
            found = [unknown("it is made from nothing but itself")]
        return tuple(dict.fromkeys(way.flow() for way in found))

    def holding(self, source: Source) -> list[Source]:
        """A source in each of the runs in which it is a way."""
        return correlated.holding(self, source) if source.when else [source]

    def follow_all(self, sources: Iterable[Source]) -> list[Way]:
        """The ways through any of several sources."""
        return several(way for source in sources for way in self.follow(source))

    def follow(self, source: Source) -> list[Way]:
        """The ways through a source."""
        if source.when:
            return [way for one in self.holding(source) for way in self.follow(one)]
        if source.place is None:
            end = unknown(source.reason)
            if source.omitted or source.origin == "environment":
                end = Way(end.value, origin=source.origin)
            return [end.behind(source)]
        found = [way.behind(source) for way in self.ways(source.place, source.context)]
        found = correlated.kept(self, source, found)
        if source.present:
            return [present(way) for way in found if way.value != Constant(None)]
        return found

    def ways(self, place: Place, context: Context) -> list[Way]:
        """The ways into a place; a way that comes back to itself has the value `CIRCLE`."""
        key = (place, context)
        if key in self._known:
            return self._known[key]
        if key in self._open:
            self._nearest_circle = min(self._nearest_circle, self._open[key])
            return [Way(CIRCLE)]
        self._visited += 1
        if self._visited > self._most or len(self._open) >= _DEEPEST:
            return [unknown("the way to it is too long to follow")]
        outer, self._nearest_circle = self._nearest_circle, _DEEPEST
        depth = self._open[key] = len(self._open)
        if isinstance(place, (Element, Field)):
            found = lookups.part(self, place, context)
        else:
            found = self._step(place, context)
        del self._open[key]
        if self._nearest_circle >= depth:  # what was cut short here does not depend on others
            self._known[key] = found
            self._nearest_circle = outer
        else:
            self._nearest_circle = min(outer, self._nearest_circle)
        return found

    def ways_aside(self, place: Place, context: Context) -> list[Way]:
        """The ways into a place as a short walk of its own finds them; none where that is one."""
        if self._most < _MOST_PLACES:
            return []
        key = (place, context)
        if key not in self._aside:
            self._aside[key] = []
            aside = Walk(self.program, self.counts, _MOST_ASIDE)
            self._aside[key] = aside.ways(place, context)
        return self._aside[key]

    def is_whole(self, place: Place, context: Context) -> bool:
        """Whether what was found for a place was not cut short, as in a loop that changes it."""
        return (place, context) in self._known

    def settled(self, place: Place, known: Iterable[Way] = (), reason: str = "") -> list[Way]:
        """What linking found for a place beyond what is known already, without the way.

        Linking joins the runs of a program: a constant without the way it came may belong to
        another run, so that its origin is unknown.
        """
        values = self.program.values(place)
        seen = {way.value for way in known}
        found = [
            Way(value, origin="unknown" if isinstance(value, Constant) else "literal")
            for value in values
            if value not in seen
        ]
        if not values and not seen:
            what = expression(self.program, place)
            return [unknown(reason or (f"what {what} is, is not known" if what else _NO_VALUE))]
        return found

    # --- one step back ----------------------------------------------------------------------
    def _step(self, place: Place, context: Context) -> list[Way]:
        site = self.program.definition(place)
        if site is None:
            return self._parameter(place, context)
        instruction = self.program.instruction(site)
        if isinstance(instruction, (ir.Const, ir.Opaque)):
            return [_written(instruction)]
        if isinstance(instruction, ir.Refine):
            return branches.refined(self, place, instruction, context)
        if isinstance(instruction, ir.Phi):
            found = descents.ways(self, instruction, place, context)
            return found or branches.joined(self, place, instruction, context)
        if isinstance(instruction, (ir.LoadName, ir.ImportFrom)):
            return self.follow_all(self._named(site, instruction, context)) or self.settled(place)
        if isinstance(instruction, (ir.GetAttr, ir.GetItem, ir.Unpack, ir.Iterate)):
            return lookups.ways(self, site, instruction, context)
        if isinstance(instruction, (ir.Build, ir.Operate)):
            return computed.ways(self, site, instruction, context)
        if isinstance(instruction, (ir.Call, ir.Await)):
            return calls.ways(self, site, instruction, context)
        if isinstance(instruction, ir.Enter):
            return calls.entered(self, site, instruction, context)
        return self.settled(place)

    def _named(
        self, site: Site, instruction: ir.LoadName | ir.ImportFrom, context: Context
    ) -> list[Source]:
        if isinstance(instruction, ir.LoadName):
            return self.names.read(site, instruction, context)
        return self.names.imported(site, instruction, context)

    def _parameter(self, place: Place, context: Context) -> list[Way]:
        code = self.program.code(place.code)
        index = next(
            (i for i, one in enumerate(code.parameters) if one.register == place.register), None
        )
        if index is None or code.parameters[index].kind in {"var_positional", "var_keyword"}:
            return self.settled(place)
        parent = self.program.code(CodeRef(place.code.path, code.parent))
        if is_receiver(self.program, place):
            source = receiver(self.program, place.code, context)
            return self.settled(place) if source is None else self.follow(source)
        if code.name == "__post_init__" and parent.kind == "class":
            sources = self.members.initial(place.code, code.parameters[index].name, context)
        else:
            sources = self.passing.to_parameter(place.code, code.parameters[index], context)
        if all(source.place is None and source.omitted for source in sources):
            # Nobody calls it in sight: what is known was filled in by what runs it, as by pytest.
            given = [one for one in self.program.values(place) if isinstance(one, Constant)]
            return self.settled(place) if given else self.follow_all(sources)
        return self.follow_all(sources)


def _written(instruction: ir.Const | ir.Opaque) -> Way:
    if isinstance(instruction, ir.Const):
        return Way(Constant(instruction.value))
    return unknown(f"its content ({instruction.what}) is not followed")
