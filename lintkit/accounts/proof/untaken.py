"""Branches that a test does not take, and objects that it makes only on these."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.provenance.registers import defining, root
from lintkit.program.values import Class, Constant, Container, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.proof.command_lines import CommandLines
    from lintkit.accounts.proof.conditions import Conditions
    from lintkit.accounts.proof.ways import Way
    from lintkit.accounts.proof.worlds import World
    from lintkit.ir import Scalar
    from lintkit.program.program import Program
    from lintkit.program.values import AbstractValue, CodeRef, Site


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
        return bool(way.made) and not way.is_free and all(
            self.is_untaken(site, world) or not self._is_picked(site, class_, world)
            for site, class_ in way.made
        )  # fmt: skip

    def depends(self, way: Way) -> bool:
        """Whether any condition can bar a way."""
        return (
            self.is_guarded(way.at)
            or self._lines.may_choose(way.at, way.callee)
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

    def _lookup(self, site: Site) -> ir.GetItem | None:
        """Where a call gets from what it calls: `BACKENDS[name]()`."""
        call = self._program.instruction(site)
        called = call.callee if isinstance(call, ir.Call) else ir.NO_REGISTER
        if called < 0:
            return None
        lookup = defining(self._program, root(self._program, Place(site.code, called)))
        return lookup if isinstance(lookup, ir.GetItem) else None

    def _is_picked(self, site: Site, class_: CodeRef, world: World) -> bool:
        """Whether a call may make an object of a class: `BACKENDS[name]()` by what `name` is."""
        lookup = self._lookup(site)
        if lookup is None:
            return True
        keys = self._conditions.values(Place(site.code, lookup.key), world) or ()
        wanted = {key.value for key in keys if isinstance(key, Constant)}
        if not wanted or len(wanted) < len(keys):
            return True
        listed = [
            names
            for table in self._program.values(Place(site.code, lookup.object))
            for names in self._names(table, class_)
        ]
        return not listed or any(not names or not names.isdisjoint(wanted) for names in listed)

    def _names(self, table: AbstractValue, class_: CodeRef) -> Iterator[set[Scalar]]:
        """The keys under which a table holds a class; none in a set of them are not told."""
        display = self._program.instruction(table.site) if isinstance(table, Container) else None
        if not isinstance(table, Container) or not isinstance(display, ir.Build):
            yield set()
            return
        for entry in display.entries:
            held = self._program.values(Place(table.site.code, entry.value))
            if any(isinstance(one, Class) and one.code == class_ for one in held):
                values = self._program.values(Place(table.site.code, entry.key))
                names = {one.value for one in values if isinstance(one, Constant)}
                yield names if len(names) == len(values) else set()


def _around(code: ir.Code, region: int) -> Iterator[int]:
    """A region and those around it."""
    while True:
        yield region
        parent = code.regions[region].parent
        if parent == region:
            return
        region = parent
