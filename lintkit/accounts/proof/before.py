"""Tests that show what a program does before it calls the model, and so nothing of the answer.

A test that waits for an exception, or for a text, which only a guard before the call gives, ends
there, whatever its doubles would have answered.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypeAlias

from lintkit.accounts.proof.asserting import compared_with, expected_by
from lintkit.ir import Const, Phi, Raise, Return
from lintkit.program.provenance.hierarchy import lineage
from lintkit.program.provenance.registers import defining
from lintkit.program.values import Class, External, Instance, Place, Site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from lintkit.accounts.proof.reached import Run
    from lintkit.accounts.proof.suite import Test
    from lintkit.ir import AnyInstruction
    from lintkit.program.program import Program
    from lintkit.program.values import AbstractValue, CodeRef

    Index = Mapping[str, list[Site]]

Ending: TypeAlias = Literal["ends", "may_end"]

_DEEPEST = 4
"""How many callers up, and calls down, an end is looked for."""


class Before:
    """Tells the tests of one program that end before they come to a call."""

    def __init__(self, program: Program, is_test: Callable[[CodeRef], bool]) -> None:
        self._program = program
        self._is_test = is_test
        self._spines: dict[Site, dict[CodeRef, int]] = {}
        self._wanted: dict[Test, tuple[frozenset[str], frozenset[str]]] = {}

    def ending(self, site: Site, run: Run) -> Ending | None:
        """Whether a test ends before a call; an exception of a library may come after it, too."""
        if run.test not in self._wanted:
            self._wanted[run.test] = (
                frozenset(expected_by(self._program, run)),
                frozenset(compared_with(self._program, run.test.code)),
            )
        waited_for, texts = self._wanted[run.test]
        if self._is_all_before(self.raised, waited_for, site, run):
            is_own = all("." not in name for name in waited_for)
            return "ends" if is_own else "may_end"
        return "ends" if self._is_all_before(self._returned, texts, site, run) else None

    def _is_all_before(self, index: Index, wanted: Iterable[str], site: Site, run: Run) -> bool:
        """Whether every place that gives some of what is wanted stands before a call."""
        found = [
            one for name in wanted for one in index.get(name, ()) if one.code in run.perhaps
        ]  # fmt: skip
        return bool(found) and all(self._is_before(one, site, run, 0) for one in found)

    def _is_before(self, one: Site, site: Site, run: Run, depth: int) -> bool:
        """Whether an instruction runs before a call: in a code on the way, or called from one."""
        spine = self._spine(site)
        if one.code in spine:
            return one.position < spine[one.code]
        callers = [
            edge.site for edge in self._program.callers(one.code) if edge.site.code in run.perhaps
        ]
        return (
            depth < _DEEPEST
            and bool(callers)
            and all(self._is_before(caller, site, run, depth + 1) for caller in callers)
        )

    def _spine(self, site: Site) -> dict[CodeRef, int]:
        """The codes on the way to a call, each with the position at which it goes on to it."""
        if site not in self._spines:
            found = {site.code: site.position}
            waiting = [(site.code, 0)]
            while waiting:
                ref, depth = waiting.pop(0)
                for edge in self._program.callers(ref) if depth < _DEEPEST else ():
                    caller = edge.site.code
                    if caller not in found and not self._is_test(caller):
                        waiting.append((caller, depth + 1))
                    found[caller] = min(edge.site.position, found.get(caller, edge.site.position))
            self._spines[site] = found
        return self._spines[site]

    @cached_property
    def raised(self) -> Index:
        """Where the program raises exceptions: its own by their names and those of their bases."""
        found: dict[str, list[Site]] = defaultdict(list)
        for site, one in self._instructions():
            if isinstance(one, Raise) and one.exception >= 0:
                for value in self._program.values(Place(site.code, one.exception)):
                    for name in self._names(value):
                        found[name].append(site)
        return dict(found)

    @cached_property
    def _returned(self) -> Index:
        """Where the program returns texts that stand there."""
        found: dict[str, list[Site]] = defaultdict(list)
        for site, one in self._instructions():
            if isinstance(one, Return) and one.value >= 0:
                for text in self._written(Place(site.code, one.value)):
                    found[text].append(site)
        return dict(found)

    def _instructions(self) -> Iterator[tuple[Site, AnyInstruction]]:
        for ref in self._program.codes():
            if not self._is_test(ref):
                for position, one in enumerate(self._program.code(ref).instructions):
                    yield Site(ref, position), one

    def _written(self, place: Place) -> Iterator[str]:
        """The texts that a register holds as they are written in its code."""
        waiting = [place.register]
        seen = set(waiting)
        while waiting:
            one = defining(self._program, Place(place.code, waiting.pop()))
            if isinstance(one, Const) and isinstance(one.value, str):
                yield one.value
            elif isinstance(one, Phi):
                waiting += set(one.sources) - seen
                seen.update(one.sources)

    def _names(self, value: AbstractValue) -> list[str]:
        if isinstance(value, External):
            return [value.symbol]
        if not isinstance(value, Class | Instance):
            return []
        class_ = value.code if isinstance(value, Class) else value.class_
        return [self._program.code(one).name for one in lineage(self._program, class_).order]
