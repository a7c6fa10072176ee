"""Branches that a test does not take, and objects that it makes only on these."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.provenance.hierarchy import lineage
from lintkit.program.provenance.looking_up import held_under, lookup
from lintkit.program.provenance.registers import root
from lintkit.program.values import Class, CodeRef, Constant, Function, Instance, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.proof.command_lines import CommandLines
    from lintkit.accounts.proof.conditions import Conditions
    from lintkit.accounts.proof.ways import Way
    from lintkit.accounts.proof.worlds import World
    from lintkit.program.program import Program
    from lintkit.program.provenance.looking_up import Lookup
    from lintkit.program.values import AbstractValue, Site

_FURTHEST = 3
"""How many attributes, and functions that return what they find, stand between it and a call."""


class Untaken:
    """Tells which calls a test does not come to, by the conditions around them."""

    def __init__(self, program: Program, conditions: Conditions, lines: CommandLines) -> None:
        self._program = program
        self._conditions = conditions
        self._lines = lines
        self._conditions_at: dict[Site, tuple[tuple[Place, bool], ...]] = {}

    def bars(self, way: Way, world: World) -> bool:
        """Whether a test does not go a way from a code to another.

        Args:
            way: which.
            world: what runs in the test.
        """
        if self.is_untaken(way.at, world) or self._lines.names_another(way.at, way.callee, world):
            return True
        if way.chooses and not self._is_picked(way.at, way.callee, world):
            return True
        return bool(way.made) and not way.is_free and all(
            self.is_untaken(site, world) or not self._is_picked(site, class_, world)
            for site, class_ in way.made
        )  # fmt: skip

    def depends(self, way: Way) -> bool:
        """Whether any condition can bar a way."""
        return (
            self.is_guarded(way.at)
            or self._lines.may_choose(way.at, way.callee)
            or (way.chooses and self._lookup(way.at) is not None)
            or (
                bool(way.made)
                and not way.is_free
                and all(self._barring(site) or self._lookup(site) for site, _ in way.made)
            )
        )

    def is_guarded(self, site: Site) -> bool:
        """Whether any condition stands around an instruction, or before it."""
        return bool(self._barring(site))

    def is_untaken(self, site: Site, world: World) -> bool:
        """Whether an instruction stands where a test does not come."""
        return any(
            self._conditions.outcome(place, world) is outcome
            for place, outcome in self._barring(site)
        )

    def hardly_leads(self, way: Way, world: World) -> bool:
        """Whether a test goes a way only if a double is what few are."""
        if self.is_unlikely(way.at, world):
            return True
        made = [] if way.is_free else [
            site for site, _ in way.made if not self.is_untaken(site, world)
        ]  # fmt: skip
        return bool(made) and all(self.is_unlikely(site, world) for site in made)

    def is_unlikely(self, site: Site, world: World) -> bool:
        """Whether a test comes to an instruction only if a double is what few are."""
        return any(
            self._conditions.outcome(place, world) is None
            and self._conditions.is_likely(place, world) is outcome
            for place, outcome in self._barring(site)
        )

    def _barring(self, site: Site) -> tuple[tuple[Place, bool], ...]:
        if site not in self._conditions_at:
            self._conditions_at[site] = tuple(self._read(site)) if site.position >= 0 else ()
        return self._conditions_at[site]

    def _read(self, site: Site) -> Iterator[tuple[Place, bool]]:
        """The conditions around an instruction, or before it, each with how it keeps away."""
        code = self._program.code(site.code)
        instruction = self._program.instruction(site)
        around = list(_around(code, instruction.region))
        for index, region in enumerate(code.regions):
            if region.test < 0 or region.kind not in ("then", "case", "else"):
                continue
            place = Place(site.code, region.test)
            if index in around:
                yield place, region.kind == "else"
            elif (
                region.exits
                and region.kind != "case"
                and region.parent in around
                and region.partner not in around
                and region.end_line < instruction.line
            ):
                yield place, region.kind == "then"

    def _lookup(self, site: Site) -> tuple[Lookup, Site] | None:
        """The look into a table that gives what is called: `TOOLS[name]()`, `TOOLS[name].run()`."""
        call = self._program.instruction(site)
        place = Place(site.code, call.callee if isinstance(call, ir.Call) else ir.NO_REGISTER)
        for _ in range(_FURTHEST):
            at = (
                self._program.definition(root(self._program, place))
                if place.register >= 0
                else None
            )
            if at is None:
                return None
            if (looked := lookup(self._program, at)) is not None:
                return looked, at
            place = self._before(at)
        return None

    def _before(self, site: Site) -> Place:
        """Whose attribute an instruction reads, or what the one function returns that it calls."""
        made = self._program.instruction(site)
        if isinstance(made, ir.GetAttr):
            return Place(site.code, made.object)
        called = self._program.callees(site) if isinstance(made, ir.Call) else ()
        if len(called) == 1 and isinstance(one := called[0], Function):
            found = {
                end.value
                for end in self._program.code(one.code).instructions
                if isinstance(end, ir.Return)
            }
            if len(found) == 1:
                return Place(one.code, found.pop())
        return Place(site.code, ir.NO_REGISTER)

    def _is_picked(self, site: Site, code: CodeRef, world: World) -> bool:
        """Whether a call may come to a function or class: `BACKENDS[name]()` by what `name` is."""
        found = self._lookup(site)
        if found is None:
            return True
        looked, at = found
        keys = self._conditions.values(looked.key, world) or ()
        wanted = [key.value for key in keys if isinstance(key, Constant)]
        if not wanted or len(wanted) < len(keys):
            return True
        holds = held_under(self._program, looked, at, partial(self._is_one, code))
        others = held_under(self._program, looked, at, _is_opaque)
        return not any(holds.values()) or any(holds.get(key) or others.get(key) for key in wanted)

    def _is_one(self, code: CodeRef, value: AbstractValue) -> bool:
        """Whether something that a table holds is a function or class, or an object of it."""
        if isinstance(value, Instance):
            around = CodeRef(code.path, self._program.code(code).parent)
            return not {code, around}.isdisjoint(lineage(self._program, value.class_).order)
        return isinstance(value, Function | Class) and value.code == code


def _is_opaque(value: AbstractValue) -> bool:
    """Whether it is not told what something in a table runs: a partial function, say."""
    return not isinstance(value, Function | Class | Instance)


def _around(code: ir.Code, region: int) -> Iterator[int]:
    """A region and those around it."""
    while True:
        yield region
        parent = code.regions[region].parent
        if parent == region:
            return
        region = parent
