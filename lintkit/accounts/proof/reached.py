"""Which code each test runs: surely, perhaps, or not, for all that could be followed."""

from __future__ import annotations

import re
from functools import cached_property
from operator import itemgetter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct

from lintkit.accounts.proof.dispatch import Dispatch
from lintkit.accounts.proof.imports import Imports
from lintkit.accounts.proof.patches import Patch, Patches
from lintkit.accounts.proof.suite import Test
from lintkit.accounts.proof.ways import ANYWHERE
from lintkit.accounts.reading import argument
from lintkit.ir import MODULE_CODE, Build, Call, SetAttr
from lintkit.program.values import CodeRef, Constant, Function, Place, Site

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from lintkit.accounts.proof.suite import Suite
    from lintkit.accounts.proof.ways import Way
    from lintkit.ir import Instruction
    from lintkit.model import EntryPoint
    from lintkit.program.program import Program

_VERBS = frozenset({"get", "post", "put", "patch", "delete", "request", "websocket_connect"})
_WEB_CLIENTS = re.compile(
    r"(testclient\.TestClient|test_client|httpx\.AsyncClient|httpx\.Client|TestClient)\.\w+$"
)
_RUNNERS = re.compile(r"CliRunner\.invoke$")
_PROCESSES = re.compile(r"^(subprocess\.|runpy\.|os\.system$|builtins\.exec$|asyncio\.create_sub)")


_T = TypeVar("_T")


class Run(Struct, frozen=True):
    """What one test runs.

    Attributes:
        support: the code of tests that it calls: fixtures, helpers.
        fakes: the code of tests that it puts in the place of other code.
        calls: the calls in the supporting code.
        surely: the code that it runs, of tests or not.
        perhaps: the code that it runs if every doubt is decided for it.
        scopes: of what it runs only in certain runs of the function around it, these.
    """

    test: Test
    support: tuple[CodeRef, ...]
    fakes: tuple[CodeRef, ...]
    calls: tuple[Site, ...]
    patches: tuple[Patch, ...]
    surely: frozenset[CodeRef]
    perhaps: frozenset[CodeRef]
    scopes: tuple[tuple[CodeRef, frozenset[int]], ...]

    @property
    def running(self) -> Iterator[tuple[CodeRef, Collection[int]]]:
        """What it perhaps runs, each code with its scopes."""
        scopes = dict(self.scopes)
        return ((ref, scopes.get(ref, ANYWHERE)) for ref in self.perhaps)


class Runs:
    """Follows every test of a program through the call graph.

    Attributes:
        dispatch: the call graph.
        runs: one a test.
        paths: the files that run, as far as it is seen, when the tests are imported.
    """

    def __init__(self, program: Program, suite: Suite) -> None:
        self._program = program
        self._suite = suite
        self._patches = Patches(program)
        self._starts = program.entry_points()
        self.dispatch = Dispatch(program)
        self._imports = Imports(program)
        self._loaded: dict[str, frozenset[CodeRef]] = {}
        self._loaded_by_any = self.dispatch.importing(suite.paths)
        self._handed: dict[Site, tuple[CodeRef, ...]] = {}
        self._segments: dict[CodeRef, frozenset[str]] = {}
        # There can be thousands of tests, and those that are alike run the same.
        self._known: dict[Any, Any] = {}
        self._sites: dict[tuple[CodeRef, type[Instruction]], tuple[Site, ...]] = {}
        self.runs = tuple(map(self._run, suite.tests))
        self.paths = self._imports.closure(suite.paths)

    def by_file(self) -> Iterator[tuple[Collection[str], Mapping[CodeRef, Collection[int]]]]:
        """Of each file of tests the files that importing it runs, and what its tests may run."""
        found: dict[str, dict[CodeRef, set[int]]] = {}
        for run in self.runs:
            running = found.setdefault(run.test.code.path, {})
            for ref, around in run.running:
                running.setdefault(ref, set()).update(around)
        for path, running in found.items():
            yield self._imported(CodeRef(path, MODULE_CODE)), running

    def cut_off(self, code: CodeRef) -> list[Run]:
        """The tests that would run a code, if they replaced nothing on the way to it."""
        return [run for run, found in self._unpatched if code in found]

    @cached_property
    def _unpatched(self) -> list[tuple[Run, Collection[CodeRef]]]:
        return [
            (run, frozenset(self.dispatch.closure(dict(run.running), self._loaded_by(run.test))))
            for run in self.runs
            if any(patch.may_replace_code for patch in run.patches)
        ]

    def within_tests(self, starts: Iterable[CodeRef]) -> tuple[CodeRef, ...]:
        """The code of tests that code of tests calls without the program, itself included."""
        found = self.dispatch.closure(starts, self._loaded_by_any, self._is_foreign)
        return tuple(sorted(filter(self._is_own, found)))

    def _is_foreign(self, _caller: CodeRef, way: Way) -> bool:
        return way.callee.path not in self._suite.paths

    def doubles(self, site: Site, run: Run) -> tuple[CodeRef, ...]:
        """The code of tests that a call runs in a test which hands in an object of its own."""
        if site not in self._handed:
            called = (v.code for v in self._program.callees(site) if isinstance(v, Function))
            self._handed[site] = tuple(filter(self._is_own, called))
        own = [ref for ref in self._handed[site] if ref in run.perhaps]
        return tuple(ref for ref in self.within_tests(own) if ref not in run.support) if own else ()

    def _is_own(self, ref: CodeRef) -> bool:
        return ref.path in self._suite.paths

    def _run(self, test: Test) -> Run:
        support = self.within_tests(test.starts)
        calls = tuple(self._instructions(support, Call))
        made = [site for site, _ in self._suite.decorations(test.code) if site is not None]
        set_ = tuple(self._instructions(support, SetAttr))
        patches = tuple(dict.fromkeys(self._patches.of([*made, *calls, *set_])))
        given = self._patches.fakes([*made, *calls, *set_])
        fakes = tuple(ref for ref in self.within_tests(given) if ref not in support)
        surely_entered, perhaps_entered = self._entered(calls)

        names = frozenset(patch.name for patch in patches if not patch.outside)
        certain = [patch for patch in patches if patch.may_replace_code]

        def may_cut(_caller: CodeRef, way: Way) -> bool:
            return way.asked in names or not names.isdisjoint(self._segments_of(way.callee))

        def cuts(caller: CodeRef, way: Way) -> bool:
            return any(patch.cuts(self._program, caller, way) for patch in certain)

        starts = [*test.starts, *surely_entered]
        loaded = self._loaded_by(test)
        found = self.dispatch.closure(
            [*starts, *perhaps_entered], loaded, cuts if certain else None
        )
        surely = self.dispatch.surely(starts, loaded, may_cut if names else None, self._is_own)
        scopes = tuple(
            (ref, frozenset(around))
            for ref, around in sorted(found.items(), key=itemgetter(0))
            if ANYWHERE.isdisjoint(around)
        )
        return Run(
            test=test,
            support=support,
            fakes=fakes,
            calls=calls,
            patches=patches,
            surely=self._once(surely),
            perhaps=self._once(frozenset(found)),
            scopes=self._once(scopes),
        )

    def _once(self, found: _T) -> _T:
        """What is equal to something that is kept already, and takes no more room."""
        known: _T = self._known.setdefault(found, found)
        return known

    def _segments_of(self, ref: CodeRef) -> frozenset[str]:
        if ref not in self._segments:
            self._segments[ref] = frozenset(self._program.code(ref).qualname.split("."))
        return self._segments[ref]

    def _loaded_by(self, test: Test) -> frozenset[CodeRef]:
        """What has run when a test begins: the files that its own and its fixtures' import."""
        path = test.code.path
        if path not in self._loaded:
            self._loaded[path] = self.dispatch.importing(self._imported(test.code))
        return self._loaded[path]

    def _imported(self, test: CodeRef) -> frozenset[str]:
        """The files that run, as far as it is seen, before a test does."""
        bodies = self._suite.bodies_seen_by(test)
        return self._imports.closure({test.path, *(body.path for body in bodies)})

    def _instructions(self, refs: Collection[CodeRef], kind: type[Instruction]) -> Iterator[Site]:
        for ref in refs:
            if (ref, kind) not in self._sites:
                self._sites[ref, kind] = tuple(
                    Site(ref, position)
                    for position, instruction in enumerate(self._program.code(ref).instructions)
                    if isinstance(instruction, kind)
                )
            yield from self._sites[ref, kind]

    def _entered(self, calls: Iterable[Site]) -> tuple[list[CodeRef], list[CodeRef]]:
        """The entry points that tests enter by a client, a runner or a process: surely, perhaps."""
        surely: list[CodeRef] = []
        perhaps: list[CodeRef] = []
        for site in calls:
            for symbol in self._patches.symbols(site):
                if _WEB_CLIENTS.search(symbol) and symbol.rpartition(".")[2] in _VERBS:
                    found = list(self._routes(site, symbol.rpartition(".")[2]))
                    surely += found
                    perhaps += [] if found else self._of_kind("route", "task")
                elif _RUNNERS.search(symbol):
                    found = list(self._command(site))
                    surely += found
                    if not found and not self._asks_only(site):
                        perhaps += self._of_kind("command", "main")
                elif _PROCESSES.match(symbol):
                    perhaps += self._started(site)
        return surely, perhaps

    def _of_kind(self, *kinds: str) -> list[CodeRef]:
        return [ref for ref, entry in self._starts if entry.kind in kinds]

    def _routes(self, site: Site, verb: str) -> Iterator[CodeRef]:
        for place in argument(self._program.arguments(site), "url", 0):
            for value in self._program.values(place):
                if isinstance(value, Constant) and isinstance(value.value, str):
                    path = value.value.partition("?")[0]
                    for ref, entry in self._starts:
                        if entry.kind == "route" and _answers(entry, verb.upper(), path):
                            yield ref

    def _command(self, site: Site) -> Iterator[CodeRef]:
        """The functions behind the command that is invoked, or the commands that it names."""
        for place in argument(self._program.arguments(site), "cli", 0):
            for value in self._program.values(place):
                if isinstance(value, Function):
                    yield value.code
        words = self._words(argument(self._program.arguments(site), "args", 1))
        named = [
            ref
            for ref, entry in self._starts
            if entry.kind == "command" and entry.label.rpartition(" ")[2] in words
        ]
        yield from named

    def _asks_only(self, site: Site) -> bool:
        """Whether a command is asked for its help or version, and not to run."""
        words = self._words(argument(self._program.arguments(site), "args", 1))
        return bool(words) and all(word.startswith("-") for word in words)

    def _started(self, site: Site) -> list[CodeRef]:
        """The scripts that a process may run, by what is said of it."""
        bound = self._program.arguments(site)
        words = self._words([*bound.positional, *(p for ps in bound.keywords.values() for p in ps)])
        said = " ".join(words)
        return [
            ref
            for ref, entry in self._starts
            if entry.kind in ("main", "script", "command", "notebook")
            and (PurePosixPath(entry.path).name in said or "-m" in words)
        ]

    def _words(self, places: Iterable[Place]) -> frozenset[str]:
        """The words of the texts in some registers, and in the displays that they hold."""
        found: set[str] = set()
        for place in places:
            made = self._program.definition(place)
            display = None if made is None else self._program.instruction(made)
            inner = display.entries if isinstance(display, Build) else ()
            for one in (place, *(Place(place.code, entry.value) for entry in inner)):
                for value in self._program.values(one):
                    if isinstance(value, Constant) and isinstance(value.value, str):
                        found |= set(value.value.split())
        return frozenset(found)


def _answers(entry: EntryPoint, verb: str, path: str) -> bool:
    """Whether a route, labelled as "GET,POST /items/{id}", answers a request."""
    verbs, _, template = entry.label.partition(" ")
    if verb not in verbs.split(","):
        return False
    pattern = re.sub(r"\\[{<].*?\\?[}>]", "[^/]+", re.escape(template.rstrip("/")))
    return re.fullmatch(pattern, path.rstrip("/")) is not None
