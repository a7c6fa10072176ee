"""Which code each test runs: surely, perhaps, or not, for all that could be followed."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, cached_property
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from lintkit.accounts.proof.certain import Certain
from lintkit.accounts.proof.deeds import Doing
from lintkit.accounts.proof.dispatch import Dispatch
from lintkit.accounts.proof.imports import Imports
from lintkit.accounts.proof.patches import Patch
from lintkit.accounts.proof.rows import objects_in_rows
from lintkit.accounts.proof.suite import Test
from lintkit.accounts.proof.ways import ALL, Reach, Reached, each
from lintkit.accounts.proof.written import Writing
from lintkit.ir import MODULE_CODE
from lintkit.program.values import CodeRef, External, Function, Site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from lintkit.accounts.proof.patches import Patches
    from lintkit.accounts.proof.placed import Placed
    from lintkit.accounts.proof.suite import Suite
    from lintkit.accounts.proof.ways import Starts, Way
    from lintkit.program.program import Program

    Allowed: TypeAlias = Callable[[CodeRef, Way], Starts]


class Run(Struct, frozen=True):
    """What one test runs.

    Attributes:
        support: the code of tests that it calls: fixtures, helpers.
        written: the instructions outside of that code which make what it puts in place.
        fakes: the code of tests that it puts in the place of other code.
        calls: the calls in the supporting code.
        starts: where it begins for certain: itself, its fixtures, entry points that it enters.
        may_start: entry points that it may enter besides.
        perhaps: the code that it runs if every doubt is decided for it, of tests or not.
    """

    test: Test
    support: tuple[CodeRef, ...]
    fakes: tuple[CodeRef, ...]
    calls: tuple[Site, ...]
    patches: tuple[Patch, ...]
    starts: tuple[CodeRef, ...]
    may_start: tuple[CodeRef, ...]
    perhaps: Reached
    written: frozenset[Site] = frozenset()


class Runs:
    """Follows the tests of a program through the call graph.

    Attributes:
        dispatch: the call graph.
        runs: one a test.
        paths: the files that run, as far as it is seen, when the tests are imported.
        perhaps: what tests run if every doubt is decided for it.
    """

    def __init__(self, program: Program, suite: Suite, patches: Patches, placed: Placed) -> None:
        self._program = program
        self._suite = suite
        self._writing = Writing(program, suite, placed)
        self._doing = Doing(program, suite, patches)
        self._imports = Imports(program)
        self._handed: dict[Site, tuple[CodeRef, ...]] = {}
        self._segments: dict[CodeRef, frozenset[str]] = {}
        self.dispatch = Dispatch(program, self._doing.overridden(suite.refs), self.is_own)
        self.paths = self._imports.closure(suite.paths)
        self._importing = self.dispatch.importing(suite.paths)
        self._every: Starts = (1 << len(suite.tests)) - 1
        self._files: dict[str, Starts] = defaultdict(int)
        for number, test in enumerate(suite.tests):
            self._files[test.code.path] |= 1 << number
        self.perhaps = Reach(self._ways(self.uncut), self.loaded)
        self.runs = tuple(self._read())
        self.paths |= self._imports.closure(frozenset[str]().union(*self._entered.values()))
        self.begin(self.perhaps, self._every, may=True)
        self.perhaps.finish()

    def of(self, tests: Starts) -> list[Run]:
        """The runs of some tests."""
        return [self.runs[number] for number in each(tests)]

    def making(self, ref: CodeRef) -> list[Run]:
        """The tests whose own code makes an object of the class that a method is of."""
        class_ = CodeRef(ref.path, self._program.code(ref).parent)
        if self._program.code(class_).kind != "class":
            return []
        makers = {made.code for made, _ in self.dispatch.makers_of(class_)}
        return [run for run in self.runs if not makers.isdisjoint(run.support)]

    def bodies(self, test: Test) -> tuple[CodeRef, ...]:
        """The module bodies of tests that run before a test."""
        return self._suite.bodies_seen_by(test.code)

    def file_of(self, number: int) -> Starts:
        """The file of a test, as one among those of tests."""
        return 1 << list(self._files).index(self.runs[number].test.code.path)

    @cached_property
    def imported_by_file(self) -> list[frozenset[str]]:
        """Of each file of tests the files that importing it runs."""
        return [self._imported(CodeRef(path, MODULE_CODE)) for path in self._files]

    def run_by_files(self, walk: Reach) -> None:
        """Begin a walk with what tests may run, for the files of these in the order above."""

        @cache
        def files(tests: Starts) -> Starts:
            those = enumerate(self._files.values())
            return sum(1 << number for number, in_file in those if tests & in_file)

        walk.add_all(self.perhaps, files)

    def doubles(self, site: Site, run: Run) -> tuple[CodeRef, ...]:
        """The code of tests that a program runs in a test which hands a call an object of its own.

        What that object gives may be one more of them, such as a stream of pieces.
        """
        if not any(ref in run.perhaps for ref in (*self.called(site), *self._making_at(site))):
            return ()
        return tuple(ref for ref in self._own if ref in run.perhaps and ref not in run.support)

    def called(self, site: Site) -> tuple[CodeRef, ...]:
        """The code of tests that a call of the program may run at once."""
        if site not in self._handed:
            called = [v.code for v in self._program.callees(site) if isinstance(v, Function)]
            # What a class of tests fills in of a library's is run by that for the call.
            called += [way.callee for way in self.dispatch.from_(site.code) if way.at == site]
            self._handed[site] = tuple(dict.fromkeys(filter(self.is_own, called)))
        return self._handed[site]

    def _making_at(self, site: Site) -> Iterator[CodeRef]:
        """The code of tests in which doubles of libraries are made that a call is made on."""
        for value in self._program.callees(site):
            if isinstance(value, External) and value.origin and self.is_own(value.origin.code):
                yield value.origin.code

    @cached_property
    def _own(self) -> list[CodeRef]:
        """The code of tests that tests may run."""
        return sorted(filter(self.is_own, self.perhaps.by))

    def _read(self) -> Iterator[Run]:
        tests = self._suite.tests
        supports = self._within([test.starts for test in tests])
        written = [self._writing.of(support) for support in supports]
        supports = self._within(
            [(*support, *one.called) for support, one in zip(supports, written, strict=True)]
        )
        doing = [
            [self._doing.around(test), *map(self._doing.within, support)]
            for test, support in zip(tests, supports, strict=True)
        ]
        names = [
            self._doing.names(support, one.sites)
            for support, one in zip(supports, written, strict=True)
        ]
        # Functions in the supporting code exist once it has run.
        taken = self._within(
            [
                (
                    *support,
                    *self._doing.taken(chain.from_iterable(d.fakes for d in deeds), support, named),
                )
                for deeds, support, named in zip(doing, supports, names, strict=True)
            ]
        )
        given = [
            [ref for ref in refs if ref not in support]
            for refs, support in zip(taken, map(frozenset, supports), strict=True)
        ]
        for number, (test, support, deeds) in enumerate(zip(tests, supports, doing, strict=True)):
            own = dict.fromkeys((*support, *given[number]))
            inner = chain.from_iterable(self._doing.within(ref).fakes for ref in given[number])
            fakes = dict.fromkeys((*given[number], *inner, *self._doing.answering(own)))
            own |= fakes
            sites = self._writing.of(own).sites
            yield Run(
                test=test,
                support=support,
                fakes=tuple(ref for ref in fakes if ref not in support),
                calls=tuple(chain.from_iterable(d.calls for d in deeds[1:])),
                patches=tuple(dict.fromkeys(chain.from_iterable(d.patches for d in deeds))),
                starts=(
                    *test.starts,
                    *chain.from_iterable(d.entered_within(support) for d in deeds[1:]),
                ),
                may_start=tuple(chain.from_iterable(d.may_enter for d in deeds[1:])),
                perhaps=self.perhaps.of(number),
                written=frozenset(self._doing.of_taken(sites, own, names[number])),
            )

    def _within(self, starts: Sequence[Iterable[CodeRef]]) -> list[tuple[CodeRef, ...]]:
        """Of each start the code of tests that it runs without the program, itself included."""
        reach = Reach(self._ways(self._is_within), lambda ref: ALL if ref in self._importing else 0)
        for number, refs in enumerate(starts):
            for ref in refs:
                reach.add(ref, 1 << number)
        found: list[list[CodeRef]] = [[] for _ in starts]
        for ref in sorted(filter(self.is_own, reach.finish().by)):
            for number in each(reach.by[ref]):
                found[number].append(ref)
        return list(map(tuple, found))

    # --- the walks --------------------------------------------------------------------------
    @cached_property
    def surely(self) -> Reach:
        """What tests run for certain, as far as branches are left out of account."""
        return self.certain(self._every, lambda _caller, _way: ALL, lambda _way: ALL, self.loaded)

    def certain(
        self,
        tests: Starts,
        within: Allowed,
        gone: Callable[[Way], Starts],
        made_before: Callable[[CodeRef], Starts],
    ) -> Reach:
        """What tests run for certain: where a call may yet choose among several, none of them.

        Args:
            tests: those that are asked for.
            within: the tests for which a way counts.
            gone: the tests that are not known not to go a way.
            made_before: the tests before which a code has run, and may have made objects.
        """

        def allowed(caller: CodeRef, way: Way) -> Starts:
            counting = within(caller, way)
            return counting and counting & self._untouched(way) & gone(way)

        possible = self.begin(Reach(self._ways(allowed), made_before), tests).finish()

        certain = Certain(self.dispatch, possible, gone, made_before, self.is_own, self._given)

        def ways(ref: CodeRef) -> Iterator[tuple[Way, Starts]]:
            for way in self.dispatch.from_(ref):
                yield from certain.of(way, allowed(ref, way))

        return self.begin(Reach(ways, made_before), tests).finish()

    @cached_property
    def unpatched(self) -> Reach:
        """What tests that replace code would perhaps run if they replaced none."""
        patched = sum(
            1 << number
            for number, run in enumerate(self.runs)
            if any(patch.may_replace_code for patch in run.patches)
        )
        reach = Reach(self._ways(lambda _caller, _way: patched), self.loaded)
        reach.add_all(self.perhaps, lambda tests: tests & patched)
        return reach.finish()

    def reach(
        self, tests: Starts, within: Allowed, made_before: Callable[[CodeRef], Starts]
    ) -> Reach:
        """What tests perhaps run on some ways."""
        return self.begin(Reach(self._ways(within), made_before), tests, may=True).finish()

    def begin(self, reach: Reach, tests: Starts, *, may: bool = False) -> Reach:
        """Begin a walk where tests do, or may do: what they put in, the program may run."""
        for number in each(tests):
            run = self.runs[number]
            for ref in (*run.starts, *((*run.may_start, *run.fakes) if may else ())):
                reach.add(ref, 1 << number)
        return reach

    def _ways(self, tests: Allowed) -> Callable[[CodeRef], Iterable[tuple[Way, Starts]]]:
        return lambda ref: ((way, tests(ref, way)) for way in self.dispatch.from_(ref))

    def _is_within(self, _caller: CodeRef, way: Way) -> Starts:
        return ALL if way.callee.path in self._suite.paths else 0

    def uncut(self, caller: CodeRef, way: Way) -> Starts:
        """The tests that put nothing in the place of what a code calls.

        What stands in the place itself calls what was there before.
        """
        tests = ALL
        for path in {caller.path, way.callee.path}:
            for patch, those in self._replacing.get(path, {}).items():
                if patch.cuts(self._program, caller, way):
                    tests &= ~those
        return tests | self._faking.get(caller, 0)

    @cached_property
    def _faking(self) -> dict[CodeRef, Starts]:
        """By code of tests, those that put it in the place of other code."""
        found: dict[CodeRef, Starts] = defaultdict(int)
        for number, run in enumerate(self.runs):
            for ref in run.fakes:
                found[ref] |= 1 << number
        return found

    def _untouched(self, way: Way) -> Starts:
        """The tests that surely go a way, if it leads to one object only: they patch no such name.

        Where patches of libraries stand does not matter.
        """
        tests = ALL if way.sure else 0
        for name in (way.asked, *self._segments_of(way.callee)):
            tests &= ~self._named.get(name, 0)
        return tests

    @cached_property
    def _replacing(self) -> dict[str, dict[Patch, Starts]]:
        """By path of a module, what tests surely replace in it."""
        found: dict[str, dict[Patch, Starts]] = defaultdict(lambda: defaultdict(int))
        for number, run in enumerate(self.runs):
            for patch in run.patches:
                if patch.may_replace_code:
                    found[patch.owner][patch] |= 1 << number
        return found

    @cached_property
    def _named(self) -> dict[str, Starts]:
        """By its last name, the tests that replace something in the program."""
        found: dict[str, Starts] = defaultdict(int)
        for number, run in enumerate(self.runs):
            for patch in run.patches:
                if not patch.outside:
                    found[patch.name] |= 1 << number
        return found

    def loaded(self, ref: CodeRef) -> Starts:
        """The tests before which a code has run: of files that their own and fixtures' import."""
        return self._loaded.get(ref, 0)

    @cached_property
    def _given(self) -> dict[Site, Starts]:
        return objects_in_rows(self._program, self._suite)

    @cached_property
    def _loaded(self) -> dict[CodeRef, Starts]:
        found: dict[CodeRef, Starts] = defaultdict(int)
        for imported, tests in zip(self.imported_by_file, self._files.values(), strict=True):
            for ref in self.dispatch.importing(imported):
                found[ref] |= tests
        return found

    def is_own(self, ref: CodeRef) -> bool:
        """Whether a code is one of the tests."""
        return ref.path in self._suite.paths

    def _segments_of(self, ref: CodeRef) -> frozenset[str]:
        if ref not in self._segments:
            self._segments[ref] = frozenset(self._program.code(ref).qualname.split("."))
        return self._segments[ref]

    def _imported(self, test: CodeRef) -> frozenset[str]:
        """The files that run, as far as it is seen, before a test does.

        Those of what tests enter are among them: a framework finds them by settings or names.
        """
        bodies = self._suite.bodies_seen_by(test)
        return self._imports.closure(
            {test.path, *(body.path for body in bodies), *self._entered[test.path]}
        )

    @cached_property
    def _entered(self) -> dict[str, set[str]]:
        """By file of tests, the files of what these begin with, and what they may enter."""
        found: dict[str, set[str]] = defaultdict(set)
        for run in self.runs:
            found[run.test.code.path].update(r.path for r in (*run.starts, *run.may_start))
        return found
