"""What is written for tests outside of their code: rows of `parametrize`, answers under names.

The bodies of modules and classes serve many tests; a test's own are the instructions that make
what it puts in a model's place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit import ir
from lintkit.accounts.proof.decorations import decorations, texts
from lintkit.accounts.reading import argument
from lintkit.lowering.operands import operands
from lintkit.program.library.fixtures import FIXTURES
from lintkit.program.provenance.parametrized import parametrized
from lintkit.program.values import Class, CodeRef, Function, Instance, Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lintkit.accounts.proof.placed import Placed
    from lintkit.accounts.proof.suite import Suite
    from lintkit.program.program import Program

_PARAMETRIZE = "pytest.mark.parametrize"
_BODIES = frozenset({"module", "class"})


class Written(Struct, frozen=True):
    """What is written for a test.

    Attributes:
        sites: the instructions, in bodies of modules and classes.
        called: the code of tests that they call.
    """

    sites: frozenset[Site] = frozenset()
    called: tuple[CodeRef, ...] = ()


class Writing:
    """Reads what is written for the tests of one program."""

    def __init__(self, program: Program, suite: Suite, placed: Placed) -> None:
        self._program = program
        self._suite = suite
        self._placed = placed
        self._known: dict[CodeRef, Written] = {}

    def of(self, support: Iterable[CodeRef]) -> Written:
        """What is written for a test that runs some code of tests."""
        found = [self._of(ref) for ref in support]
        return Written(
            frozenset().union(*(one.sites for one in found)),
            tuple(dict.fromkeys(ref for one in found for ref in one.called)),
        )

    def _of(self, ref: CodeRef) -> Written:
        if ref not in self._known:
            sites = frozenset(self._behind(self._starts(ref)))
            called = dict.fromkeys(
                value.code
                for site in sorted(sites)
                if isinstance(self._program.instruction(site), ir.Call)
                for value in self._program.callees(site)
                if isinstance(value, Function) and value.code.path in self._suite.paths
            )
            self._known[ref] = Written(sites, tuple(called))
        return self._known[ref]

    # --- what is put in place ---------------------------------------------------------------
    def _starts(self, ref: CodeRef) -> Iterator[Place]:
        """The registers of bodies that hold what a code of tests puts in place."""
        for site, symbol in decorations(self._program, ref):
            if site is not None and symbol.startswith(_PARAMETRIZE):
                yield from self._rows(ref, site)
            elif site is not None and symbol.startswith(FIXTURES) and self._is_asked_for(ref):
                yield from self._program.arguments(site).keywords.get("params", ())
        if self._program.code(ref).kind in _BODIES:
            return
        for one in self._program.code(ref).instructions:
            if isinstance(one, (ir.LoadName, ir.GetAttr)):
                stores = list(self._named(ref, one))
                if stores and self._placed.is_placed(Place(ref, one.target)):
                    yield from stores

    def _named(self, ref: CodeRef, one: ir.LoadName | ir.GetAttr) -> Iterator[Place]:
        """What bodies of tests assign to the name, or attribute, that a code reads."""
        if isinstance(one, ir.GetAttr):
            for class_ in self._classes(Place(ref, one.object)):
                yield from self._stores(class_, one.name)
        elif one.owner == ir.MODULE_CODE:
            yield from self._stores(CodeRef(ref.path, ir.MODULE_CODE), one.name)

    def _classes(self, place: Place) -> Iterator[CodeRef]:
        for value in self._program.values(place):
            if isinstance(value, (Class, Instance)):
                yield value.code if isinstance(value, Class) else value.class_

    def _rows(self, ref: CodeRef, site: Site) -> Iterator[Place]:
        bound = self._program.arguments(site)
        rows = argument(bound, "argvalues", 1)
        names = [name.strip() for text in texts(self._program, argument(bound, "argnames", 0))
                 for name in text.split(",") if name.strip()]  # fmt: skip
        placed = [name for name in names if self._is_put(ref, name)]
        for name in placed:
            columns = list(parametrized(self._program, ref, name))
            yield from columns or (rows if len(names) == len(placed) else ())

    def _is_put(self, ref: CodeRef, name: str) -> bool:
        """Whether a parameter is put in place: by the test, or by the fixture that it names."""
        registers = [p.register for p in self._program.code(ref).parameters if p.name == name]
        return any(self._placed.is_placed(Place(ref, register)) for register in registers) or any(
            self._is_asked_for(fixture)
            for fixture in self._suite.fixtures
            if self._suite.name(fixture) == name
        )

    def _is_asked_for(self, fixture: CodeRef) -> bool:
        """Whether a fixture puts in place what it is asked with: `request.param`."""
        return any(
            isinstance(one, ir.GetAttr)
            and one.name == "param"
            and self._placed.is_placed(Place(fixture, one.target))
            for one in self._program.code(fixture).instructions
        )

    # --- what makes it ----------------------------------------------------------------------
    def _behind(self, starts: Iterable[Place]) -> Iterator[Site]:
        """The instructions in bodies that make what some registers hold (a backward slice)."""
        waiting = list(starts)
        seen = set(waiting)
        while waiting:
            place = waiting.pop()
            site = self._program.definition(place) if place.register >= 0 else None
            if site is None:
                continue
            yield site
            one = self._program.instruction(site)
            before = [Place(place.code, register) for register in operands(one)]
            if isinstance(one, ir.LoadName):
                before += self._stores(CodeRef(place.code.path, one.owner), one.name)
            elif isinstance(one, ir.ImportFrom):
                owner = self._program.provider_of(place.code.path, one)
                body = CodeRef(owner or "", ir.MODULE_CODE)
                before += self._stores(body, one.name)
            for earlier in before:
                if earlier not in seen:
                    seen.add(earlier)
                    waiting.append(earlier)

    def _stores(self, body: CodeRef, name: str) -> Iterator[Place]:
        """What a body of tests assigns to a name."""
        if body.path not in self._suite.paths or self._program.code(body).kind not in _BODIES:
            return
        for one in self._program.code(body).instructions:
            if isinstance(one, ir.StoreName) and one.name == name:
                made = self._program.definition(Place(body, one.value))
                if made is None or not isinstance(
                    self._program.instruction(made), (ir.MakeFunction, ir.MakeClass)
                ):
                    yield Place(body, one.value)
