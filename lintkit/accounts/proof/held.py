"""What registers can hold in one test, as far as constants, settings and its own calls tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from lintkit import ir
from lintkit.program.flows import flows
from lintkit.program.provenance.hierarchy import lineage
from lintkit.program.provenance.registers import root
from lintkit.program.provenance.stores import stores
from lintkit.program.values import (
    Class,
    CodeRef,
    Constant,
    Container,
    External,
    Function,
    Instance,
    ModuleValue,
    Place,
    Site,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from lintkit.accounts.proof.arriving import Arriving
    from lintkit.accounts.proof.worlds import World
    from lintkit.program.program import Program
    from lintkit.program.values import AbstractValue, Flow

    Outcome: TypeAlias = Callable[[Place, World, int], "bool | None"]

DEEPEST = 8
"""How many conditions are asked about for one."""
_SHAPED = frozenset({"lower", "upper", "strip", "casefold"})
_MODULE = "__name__"
"""What a file is called depends on who runs it: a test may start it as a script."""
_MOCKING = frozenset({"create_autospec", "stub", "async_stub"})
"""Functions of `unittest.mock` and `pytest_mock` that make a mock."""
_JUDGING = frozenset({"__bool__", "__len__"})


class Held:
    """The values of the registers of one program, in its tests.

    Args:
        program: the linked program.
        arriving: what tests put in from outside.
        outcome: how a condition comes out, given how many were asked about before.
    """

    def __init__(self, program: Program, arriving: Arriving, outcome: Outcome) -> None:
        self._program = program
        self._arriving = arriving
        self._settings = arriving.settings
        self._outcome = outcome

    def values(self, place: Place, world: World, depth: int) -> Sequence[AbstractValue] | None:
        """All that a register can hold in a test; None where some of it is not told."""
        found: list[AbstractValue] = []
        site = self._base(place)
        made = None if site is None else self._program.instruction(site)
        if depth > DEEPEST or (
            isinstance(made, ir.LoadName | ir.ImportFrom | ir.GetAttr)
            and (made.name == _MODULE or self._settings.is_set(made.name, world))
        ):
            return None
        if site is not None and isinstance(made, ir.Phi):
            for one, ends in self.joined(site, made, world, depth):
                values = self.values(one, world, depth + 1)
                if values is None:
                    return None
                found += [v for v in values if ends is None or self.is_true(v) in (ends, None)]
            return tuple(dict.fromkeys(found)) or None
        for flow in self._into(place):
            if not all(self._passes(caller.code, world) for caller in flow.callers):
                continue
            arriving = self._arriving.by(flow, world)
            if arriving is None:
                return None
            found += arriving
        return tuple(dict.fromkeys(found)) or None

    def is_true(self, value: AbstractValue) -> bool | None:
        """Whether a value counts as true; None where it may itself decide that."""
        if isinstance(value, Constant):
            return bool(value.value)
        if isinstance(value, Container):
            return self._is_filled(value)
        if isinstance(value, Instance):
            return True if all(self.lacks(value, name) for name in _JUDGING) else None
        if isinstance(value, External) and value.origin is not None:
            # what a class of a library makes, or a mock; others give whatever they like
            name = value.symbol.rpartition(".")[2]
            return True if name[:1].isupper() or name in _MOCKING else None
        return True if isinstance(value, (Class, Function, ModuleValue, External)) else None

    def _is_filled(self, value: Container) -> bool | None:
        """Whether a display holds anything; None where it holds nothing yet, or is none."""
        display = self._program.instruction(value.site)
        if not isinstance(display, ir.Build) or display.kind == "string":
            return None
        if display.entries:
            return True
        return None if stores(self._program).changes(value) else False

    def lacks(self, value: AbstractValue, name: str) -> bool:
        """Whether a literal, or an object of the program, surely has no method of a name."""
        if isinstance(value, Constant):
            return not hasattr(value.value, name)
        if not isinstance(value, Instance):
            return False
        of = lineage(self._program, value.class_)
        return not of.outside and not any(
            code.name == name for one in of.order for code in self._methods(one)
        )

    def _methods(self, class_: CodeRef) -> list[ir.Code]:
        codes = self._program.modules[class_.path].codes
        return [code for code in codes if code.parent == class_.index]

    def shaped(self, place: Place, world: World, depth: int) -> Sequence[AbstractValue] | None:
        """The values of a register, made lower-case or stripped as the code says."""
        site = self.source(place)
        call = None if site is None else self._program.instruction(site)
        if site is not None and isinstance(call, ir.Call) and not call.arguments:
            definition = self.source(Place(site.code, call.callee))
            got = None if definition is None else self._program.instruction(definition)
            if isinstance(got, ir.GetAttr) and got.name in _SHAPED:
                values = self.values(Place(site.code, got.object), world, depth + 1)
                if values is None:
                    return None
                texts = [v.value for v in values if isinstance(v, Constant)]
                if len(texts) < len(values) or not all(isinstance(t, str) for t in texts):
                    return None
                return [Constant(getattr(text, got.name)()) for text in texts]
        return self.values(place, world, depth + 1)

    def elements(self, place: Place, world: World, depth: int) -> Sequence[AbstractValue] | None:
        """The elements of the display that a register holds."""
        site = self.source(place)
        display = None if site is None else self._program.instruction(site)
        if site is None or not isinstance(display, ir.Build) or display.kind == "string":
            return None
        found: list[AbstractValue] = []
        for entry in display.entries:
            register = entry.key if display.kind == "dict" else entry.value
            values = (
                None if entry.spread else self.values(Place(site.code, register), world, depth + 1)
            )
            if values is None:
                return None
            found += values
        return found

    def bound(self, site: Site, made: ir.LoadName | ir.ImportFrom, world: World) -> Place | None:
        """What a global name is bound to, where it is bound once and no test speaks of it."""
        path: str | None = site.code.path
        while path is not None and not self._settings.is_set(made.name, world):
            if isinstance(made, ir.ImportFrom):
                name = made.name
                path = self._program.provider_of(path, made)
            elif made.owner != ir.MODULE_CODE:
                return None
            else:
                name = made.name
            stored = [] if path is None else self._stores(path, name)
            if len(stored) != 1 or stored[0].code.index != ir.MODULE_CODE:
                return None
            definition = self._program.definition(stored[0])
            inner = None if definition is None else self._program.instruction(definition)
            if not isinstance(inner, ir.ImportFrom):
                return stored[0]
            made = inner
        return None

    def _stores(self, path: str, name: str) -> list[Place]:
        """What is bound to a global name of a file, by its own code."""
        return [
            Place(CodeRef(path, index), one.value)
            for index, code in enumerate(self._program.modules[path].codes)
            for one in code.instructions
            if isinstance(one, ir.StoreName) and (one.name, one.owner) == (name, ir.MODULE_CODE)
        ]

    def joined(
        self, site: Site, phi: ir.Phi, world: World, depth: int
    ) -> Iterator[tuple[Place, bool | None]]:
        """Of what meets at a place, what comes there in a test.

        The left side of `or` comes there only if it is true, that of `and` only if it is false.
        """
        code = self._program.code(site.code)
        gates = {one: self._gate(Place(site.code, one), phi.region) for one in phi.sources}
        left = {
            self._register(Place(site.code, code.regions[gate].test)): code.regions[gate].kind
            for gate in gates.values()
            if gate is not None
        }
        for one, gate in gates.items():
            place = Place(site.code, one)
            kind = left.get(self._register(place))
            if gate is None:
                outcome = None if kind is None else self._outcome(place, world, depth + 1)
                ends = None if kind is None else kind == "else"
                if kind is None or outcome in (ends, None):
                    yield place, ends
                continue
            region = code.regions[gate]
            outcome = self._outcome(Place(site.code, region.test), world, depth + 1)
            if outcome is None or outcome is (region.kind == "then"):
                yield place, None

    def _gate(self, place: Place, outer: int) -> int | None:
        """The condition, within a region, under which a register gets its value."""
        code = self._program.code(place.code)
        site = self.source(place)
        region = outer if site is None else self._program.instruction(site).region
        while region not in (outer, code.regions[region].parent):
            parent = code.regions[region].parent
            if parent == outer and code.regions[region].kind in ("then", "else"):
                return region
            region = parent
        return None

    def _register(self, place: Place) -> int:
        """A register before anything was asked about it."""
        return root(self._program, place).register if place.register >= 0 else place.register

    def _base(self, place: Place) -> Site | None:
        """The instruction that makes a value, before anything was asked about it."""
        return self.source(Place(place.code, self._register(place)))

    def _into(self, place: Place) -> tuple[Flow, ...]:
        """The ways into a register, whatever was asked about it before."""
        return flows(self._program, Place(place.code, self._register(place)))

    def _passes(self, ref: CodeRef, world: World) -> bool:
        return self._program.code(ref).kind in ("module", "class") or world.runs(ref)

    def source(self, place: Place) -> Site | None:
        """The instruction that assigns a register."""
        return self._program.definition(place) if place.register >= 0 else None
