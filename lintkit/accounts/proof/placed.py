"""Where tests put a value: in the place of something, into the program, or into a check."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypeAlias

from lintkit import ir
from lintkit.accounts.proof.entering import is_entering
from lintkit.accounts.proof.said import parameter
from lintkit.program.values import Class, CodeRef, External, Function, Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.proof.suite import Suite
    from lintkit.catalogue.doubles import Doubles
    from lintkit.program.program import Program

End: TypeAlias = Literal["placed", "entered"]

_PASSING = (
    ir.GetAttr, ir.GetItem, ir.Iterate, ir.Unpack, ir.Await, ir.Phi, ir.Refine, ir.Build
)  # fmt: skip
_SHAPING = ("builtins.", "json.", "copy.", "itertools.", "functools.")
"""Libraries whose functions give back what they are given, in another shape."""
_PUT = frozenset({"return_value", "side_effect", "new", "new_callable"})
_MOST_PLACES = 500


class Placed:
    """Follows values forward through the code of tests (a forward slice: Weiser, 1981)."""

    def __init__(self, program: Program, suite: Suite, doubles: Doubles) -> None:
        self._program = program
        self._doubles = doubles
        self._suite = suite
        self._known: dict[Place, frozenset[End]] = {}

    def is_placed(self, start: Place) -> bool:
        """Whether what a register of a test holds is handed to a double, or kept in an object."""
        return "placed" in self._ends(start)

    def is_passed_in(self, start: Place) -> bool:
        """Whether it goes into the program, as an argument or in a request, and only there."""
        return self._ends(start) == {"entered"}

    def _ends(self, start: Place) -> frozenset[End]:
        if start not in self._known:
            self._known[start] = frozenset(self._follow(start))
        return self._known[start]

    def _follow(self, start: Place) -> Iterator[End]:
        seen = {start}
        waiting = [start]
        while waiting:
            for onward in self._from(waiting.pop()):
                if isinstance(onward, str):
                    yield onward
                elif onward not in seen and len(seen) < _MOST_PLACES:
                    seen.add(onward)
                    waiting.append(onward)

    def _from(self, place: Place) -> Iterator[Place | End]:
        """Where a value goes on to, or what becomes of it."""
        yield from self._captured(place)
        for site in self._program.uses(place):
            one = self._program.instruction(site)
            if isinstance(one, ir.SetAttr):
                if one.value == place.register:
                    yield "placed"
            elif isinstance(one, _PASSING):
                yield Place(place.code, one.target)
            elif isinstance(one, (ir.Return, ir.Yield)):
                yield from self._returned(place.code)
            elif isinstance(one, ir.Call):
                yield from self._passed(site, one, place)

    def _captured(self, place: Place) -> Iterator[Place]:
        """Where functions within a test read a parameter of it."""
        names = {p.name for p in self._program.code(place.code).parameters
                 if p.register == place.register}  # fmt: skip
        for inner in self._within.get(place.code, ()) if names else ():
            for one in self._program.code(inner).instructions:
                if (
                    isinstance(one, ir.LoadName)
                    and one.owner == place.code.index
                    and one.name in names
                ):
                    yield Place(inner, one.target)

    def _returned(self, ref: CodeRef) -> Iterator[Place | End]:
        """Where the result of a code goes: a fixture's to those that ask for it."""
        if ref in self._suite.fixtures:
            yield from self._asking(ref)
            return
        edges = self._program.callers(ref)
        if not edges:
            yield "placed"  # what no test is seen to call stands in for something
        for edge in edges:
            call = self._program.instruction(edge.site)
            if edge.caller.path not in self._suite.paths:
                yield "placed"
            elif isinstance(call, ir.Call):
                yield Place(edge.caller, call.target)

    def _asking(self, fixture: CodeRef) -> Iterator[Place]:
        folder = fixture.path.rpartition("/")[0]
        for ref, register in self._parameters.get(self._suite.name(fixture), ()):
            if ref.path == fixture.path or f"/{ref.path}".startswith(
                f"/{folder}/".replace("//", "/")
            ):
                yield Place(ref, register)

    def _passed(self, site: Site, call: ir.Call, place: Place) -> Iterator[Place | End]:
        if call.callee == place.register:
            yield Place(site.code, call.target)
        for index, given in enumerate(call.arguments):
            if given.value != place.register:
                continue
            if (given.kind == "keyword" and given.name in _PUT) or self._doubles.of_fixture(
                parameter(self._program, site)
            ):
                yield "placed"
            for value in self._program.callees(site):
                if isinstance(value, (Class, Function)):
                    yield from self._handed(value, index, given)
                elif isinstance(value, External):
                    yield from _given(value.symbol, Place(site.code, call.target))

    def _handed(
        self, value: Class | Function, index: int, given: ir.Argument
    ) -> Iterator[Place | End]:
        if value.code.path not in self._suite.paths:
            yield "entered"
        elif isinstance(value, Class):
            yield "placed"
        else:
            yield from self._parameter(value, index, given)

    def _parameter(self, value: Function, index: int, given: ir.Argument) -> Iterator[Place]:
        parameters = self._program.code(value.code).parameters
        if given.kind == "keyword":
            found = [p for p in parameters if p.name == given.name]
        else:
            found = list(parameters[index + (value.receiver is not None) :][:1])
        for one in found:
            yield Place(value.code, one.register)

    @cached_property
    def _within(self) -> dict[CodeRef, list[CodeRef]]:
        """The functions of tests by the one that they are in."""
        found: dict[CodeRef, list[CodeRef]] = defaultdict(list)
        for ref in self._suite.refs:
            found[CodeRef(ref.path, self._program.code(ref).parent)].append(ref)
        return found

    @cached_property
    def _parameters(self) -> dict[str, list[tuple[CodeRef, ir.Register]]]:
        found: dict[str, list[tuple[CodeRef, ir.Register]]] = defaultdict(list)
        for ref in self._suite.refs:
            for one in self._program.code(ref).parameters:
                found[one.name].append((ref, one.register))
        return found


def _given(symbol: str, result: Place) -> Iterator[Place | End]:
    """What becomes of an argument of a library's function, given where its result stands."""
    if symbol.startswith(_SHAPING):
        yield result
    elif is_entering(symbol):
        yield "entered"
    elif not symbol.rpartition(".")[2].startswith("assert"):
        yield "placed"
