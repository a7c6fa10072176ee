"""Which tests come to a code on the branches that they take."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from lintkit.accounts.proof.arriving import Arriving
from lintkit.accounts.proof.conditions import Conditions
from lintkit.accounts.proof.untaken import Untaken
from lintkit.accounts.proof.ways import ALL, each
from lintkit.accounts.proof.worlds import World
from lintkit.program.values import Site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from lintkit.accounts.proof.reached import Allowed, Run, Runs
    from lintkit.accounts.proof.ways import Reach, Starts, Way
    from lintkit.program.program import Program
    from lintkit.program.values import CodeRef

_Subject = TypeVar("_Subject", "Site", "Way")

_MOST_TESTS = 200
"""Tests in each of which a condition is looked at, where it does not come out alike in all."""


class _Leading(NamedTuple):
    """Ways by where they begin, and what makes the objects that they need."""

    ways: dict[CodeRef, list[Way]]
    makers: frozenset[CodeRef]


class Taken:
    """Looks at the conditions on the ways to codes, for each test.

    Args:
        program: the linked program.
        runs: what its tests run, whatever the conditions are.
        files_running: the files of which a test may run a code, called or not.
    """

    def __init__(
        self, program: Program, runs: Runs, files_running: Callable[[CodeRef], Starts]
    ) -> None:
        self._program = program
        self._runs = runs
        self._files_running = files_running
        self._known: dict[CodeRef, _Leading] = {}
        self._worlds: dict[tuple[int, int], World] = {}
        self._answers: dict[tuple[object, ...], tuple[Starts, Starts]] = {}
        self._any = World(program, None, runs.is_own, files_running)
        tests = [ref for ref in program.codes() if runs.is_own(ref)]
        arriving = Arriving(program, tests)
        self._untaken = Untaken(program, Conditions(program, arriving), arriving.lines)

    def running(self, site: Site) -> tuple[list[Run], list[Run]]:
        """The tests that surely come to a call, and those that perhaps do."""
        runs = self._runs
        code = site.code
        leading = self._leading(code)
        tests = self._coming(site, runs.perhaps)
        surely = tests & runs.surely.by.get(code, 0)
        gone = self._gone(leading, tests, runs.perhaps)
        if any(tests & ~those for those in gone.values()):

            def within(caller: CodeRef, way: Way) -> Starts:
                return self._within(leading, way) & runs.uncut(caller, way)

            made = self._made(leading, runs.perhaps)
            tests &= self._found(code, tests, within, gone, made)
            surely |= runs.certain(
                tests & ~surely,
                lambda _caller, way: self._within(leading, way),
                lambda way: gone.get(id(way), ALL),
                lambda ref: runs.loaded(ref) | runs.surely.by.get(ref, 0),
            ).by.get(code, 0)
        surely &= tests
        if self._untaken.is_guarded(site):
            surely &= ~self._where(surely, runs.perhaps, self._untaken.is_unlikely, site)
        unlikely = self._unlikely(leading, surely, runs.perhaps)
        if any(surely & those for those in unlikely.values()):
            surely &= runs.certain(
                surely,
                lambda _caller, way: self._within(leading, way),
                lambda way: gone.get(id(way), ALL) & ~unlikely.get(id(way), 0),
                lambda ref: runs.loaded(ref) | runs.surely.by.get(ref, 0),
            ).by.get(code, 0)
        return runs.of(surely), runs.of(tests & ~surely)

    def cut_off(self, site: Site) -> list[Run]:
        """The tests that would come to a call, if they replaced nothing on the way to it."""
        leading = self._leading(site.code)
        tests = self._coming(site, self._runs.unpatched)
        if not tests:
            return []
        found = self._found(
            site.code,
            tests,
            lambda _caller, way: self._within(leading, way),
            self._gone(leading, tests, self._runs.unpatched),
            self._made(leading, self._runs.unpatched),
        )
        return self._runs.of(tests & found)

    def ways_to(self, site: Site) -> frozenset[CodeRef]:
        """The codes from which one comes to a call, on branches that tests can take."""
        code = site.code
        if self._untaken.is_untaken(site, self._any):
            return frozenset()
        into: dict[CodeRef, list[tuple[CodeRef, Way]]] = defaultdict(list)
        for caller, ways in self._leading(code).ways.items():
            for way in ways:
                into[way.callee].append((caller, way))
        found = {code}
        waiting = [code]
        while waiting:
            for caller, way in into[waiting.pop()]:
                if caller not in found and not self._untaken.bars(way, self._any):
                    found.add(caller)
                    waiting.append(caller)
        return frozenset(found)

    def _leading(self, code: CodeRef) -> _Leading:
        """The ways on which one can come to a code, and to what makes objects for it."""
        if code not in self._known:
            ways_from = self._runs.dispatch.from_
            behind = self._runs.dispatch.reaching({code})
            makers = frozenset(
                maker
                for ref in behind
                for way in ways_from(ref)
                if way.callee in behind
                for maker in way.makers
            )
            behind |= self._runs.dispatch.reaching(makers)
            ways = {ref: [way for way in ways_from(ref) if way.callee in behind] for ref in behind}
            self._known[code] = _Leading(ways, makers)
        return self._known[code]

    # --- of many tests at once --------------------------------------------------------------
    def _coming(self, site: Site, reach: Reach) -> Starts:
        """The tests that reach the code of a call, but for those known not to come to the call."""
        tests = reach.by.get(site.code, 0)
        return tests & ~self._where(tests, reach, self._untaken.is_untaken, site)

    def _gone(self, leading: _Leading, tests: Starts, reach: Reach) -> dict[int, Starts]:
        """By the identity of a way, those of some tests that are not known not to go it."""
        found: dict[int, Starts] = {}
        for ref, ways in leading.ways.items():
            near = tests & reach.by.get(ref, 0)
            if near:
                for way in chain(ways, self._rivals(ways)):
                    if id(way) not in found and self._untaken.depends(way):
                        found[id(way)] = ~self._where(near, reach, self._untaken.bars, way)
        return found

    def _unlikely(self, leading: _Leading, tests: Starts, reach: Reach) -> dict[int, Starts]:
        """By the identity of a way, those of some tests that hardly go it."""
        return {
            id(way): self._where(near, reach, self._untaken.hardly_leads, way)
            for ref, ways in leading.ways.items()
            if (near := tests & reach.by.get(ref, 0))
            for way in ways
            if self._untaken.depends(way)
        }

    def _rivals(self, ways: Iterable[Way]) -> Iterator[Way]:
        for way in ways:
            if way.chooses:
                yield from self._runs.dispatch.rivals[way.at]

    def _where(
        self,
        tests: Starts,
        reach: Reach,
        holds: Callable[[_Subject, World], bool],
        subject: _Subject,
    ) -> Starts:
        """The tests in which something holds of a call or a way, by conditions.

        Many points lie behind one way: each test is asked once.
        """
        if holds(subject, self._any):
            return tests
        if tests.bit_count() > _MOST_TESTS:
            return 0
        key = (holds, id(reach), subject if isinstance(subject, Site) else id(subject))
        asked, found = self._answers.get(key, (0, 0))
        for number in each(tests & ~asked):
            if holds(subject, self._world(number, reach)):
                found |= 1 << number
        self._answers[key] = (asked | tests, found)
        return tests & found

    def _world(self, number: int, reach: Reach) -> World:
        if (number, id(reach)) not in self._worlds:
            bodies = self._runs.bodies(self._runs.runs[number].test)
            own = (reach.of(number), frozenset(bodies))
            file = self._runs.file_of(number)
            world = World(self._program, own, self._runs.is_own, self._files_running, file)
            self._worlds[number, id(reach)] = world
        return self._worlds[number, id(reach)]

    def _found(
        self,
        code: CodeRef,
        tests: Starts,
        within: Allowed,
        gone: Mapping[int, Starts],
        made: Callable[[CodeRef], Starts],
    ) -> Starts:
        """The tests that perhaps run a code on some ways."""
        reach = self._runs.reach(
            tests, lambda caller, way: within(caller, way) & gone.get(id(way), ALL), made
        )
        return reach.by.get(code, 0)

    def _made(self, leading: _Leading, reach: Reach) -> Callable[[CodeRef], Starts]:
        """What tests run that is not on the ways to what makes objects for them."""
        return lambda ref: (
            self._runs.loaded(ref) | (0 if ref in leading.makers else reach.by.get(ref, 0))
        )

    def _within(self, leading: _Leading, way: Way) -> Starts:
        """Keeps a walk to the code of tests, and to some ways."""
        return ALL if way.callee in leading.ways or self._runs.is_own(way.callee) else 0
