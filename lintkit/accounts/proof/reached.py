"""Which code each test runs: surely, perhaps, or not, for all that could be followed."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit.accounts.proof.patches import Patch, Patches
from lintkit.accounts.proof.suite import Test
from lintkit.accounts.reading import argument
from lintkit.ir import Call, GetAttr, SetAttr
from lintkit.program import naming
from lintkit.program.values import CodeRef, Constant, Function, Place, Site, Unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from lintkit.accounts.proof.suite import Suite
    from lintkit.ir import Instruction
    from lintkit.model import EntryPoint
    from lintkit.program.program import Program

_VERBS = frozenset({"get", "post", "put", "patch", "delete", "request", "websocket_connect"})
_WEB_CLIENTS = re.compile(
    r"(testclient\.TestClient|test_client|httpx\.AsyncClient|httpx\.Client|TestClient)\.\w+$"
)
_RUNNERS = re.compile(r"CliRunner\.invoke$")
_PROCESSES = re.compile(
    r"^(subprocess\.|runpy\.|os\.system$|importlib\.|builtins\.(exec|__import__)$|asyncio\.create_sub)"
)


class Run(Struct, frozen=True):
    """What one test runs.

    Attributes:
        support: the code of tests that it runs: fixtures, helpers.
        fakes: the code of tests that it puts in the place of other code.
        calls: the calls in the supporting code.
        surely: the code that it runs, of tests or not.
        perhaps: the code that it runs if every doubt is decided for it.
    """

    test: Test
    support: tuple[CodeRef, ...]
    fakes: tuple[CodeRef, ...]
    calls: tuple[Site, ...]
    patches: tuple[Patch, ...]
    surely: frozenset[CodeRef]
    perhaps: frozenset[CodeRef]


class Runs:
    """Follows every test of a program through the call graph.

    Attributes:
        runs: one a test.
        ignoring_patches: all that tests could run if they replaced nothing.
        unresolved: names of methods that this code calls on objects that are not known.
    """

    def __init__(self, program: Program, suite: Suite) -> None:
        self._program = program
        self._suite = suite
        self._patches = Patches(program)
        self._starts = program.entry_points()
        self._sure: dict[CodeRef, list[CodeRef]] = defaultdict(list)
        self._any: dict[CodeRef, list[CodeRef]] = defaultdict(list)
        for edge in program.edges():
            if isinstance(edge.callee, CodeRef):
                caller = naming.enclosing(program, edge.caller)
                self._any[caller].append(edge.callee)
                if edge.confidence != "low":
                    self._sure[caller].append(edge.callee)
        self.runs = tuple(map(self._run, suite.tests))
        everything = [ref for run in self.runs for ref in run.perhaps]
        starts = [*everything, *(s for run in self.runs for s in run.test.starts)]
        self.ignoring_patches = self._closure(starts, self._any, _nothing)
        self.unresolved = frozenset(self._unresolved(self.ignoring_patches))

    def _run(self, test: Test) -> Run:
        first = self._closure(test.starts, self._any, _nothing)
        support = tuple(sorted(ref for ref in first if ref.path in self._suite.paths))
        calls = tuple(self._instructions(support, Call))
        made = [site for site, _ in self._suite.decorations(test.code) if site is not None]
        patches = tuple(dict.fromkeys(self._patches.of([*made, *calls])))
        given = self._patches.fakes([*made, *calls, *self._instructions(support, SetAttr)])
        put = self._closure(given, self._any, _nothing)
        fakes = tuple(sorted(ref for ref in put - first if ref.path in self._suite.paths))
        surely_entered, perhaps_entered = self._entered(calls)

        def may_cut(_caller: CodeRef, callee: CodeRef) -> bool:
            code = self._program.code(callee)
            return any(patch.may_cut(code) for patch in patches)

        def cuts(caller: CodeRef, callee: CodeRef) -> bool:
            return any(patch.cuts(self._program, caller, callee) for patch in patches)

        return Run(
            test,
            support,
            fakes,
            calls,
            patches,
            self._closure([*test.starts, *surely_entered], self._sure, may_cut),
            self._closure([*test.starts, *surely_entered, *perhaps_entered], self._any, cuts),
        )

    def _closure(
        self,
        starts: Iterable[CodeRef],
        edges: dict[CodeRef, list[CodeRef]],
        cut: Callable[[CodeRef, CodeRef], bool],
    ) -> frozenset[CodeRef]:
        found = set(starts)
        waiting = list(found)
        while waiting:
            caller = waiting.pop()
            for callee in edges.get(caller, ()):
                if callee not in found and not cut(caller, callee):
                    found.add(callee)
                    waiting.append(callee)
        return frozenset(found)

    def _instructions(self, refs: Collection[CodeRef], kind: type[Instruction]) -> Iterator[Site]:
        for ref in refs:
            for position, instruction in enumerate(self._program.code(ref).instructions):
                if isinstance(instruction, kind):
                    yield Site(ref, position)

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
                    perhaps += self._of_kind("command", "main")
                elif _PROCESSES.match(symbol):
                    perhaps += self._of_kind("main", "script", "command", "notebook")
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
        for place in argument(self._program.arguments(site), "cli", 0):
            for value in self._program.values(place):
                if isinstance(value, Function):
                    yield value.code

    def _unresolved(self, refs: Collection[CodeRef]) -> Iterator[str]:
        for site in self._instructions(refs, Call):
            call = self._program.instruction(site)
            if isinstance(call, Call) and all(
                isinstance(value, Unknown) for value in self._program.callees(site)
            ):
                made = self._program.definition(Place(site.code, call.callee))
                got = None if made is None else self._program.instruction(made)
                if isinstance(got, GetAttr):
                    yield got.name


def _nothing(_caller: CodeRef, _callee: CodeRef) -> bool:
    return False


def _answers(entry: EntryPoint, verb: str, path: str) -> bool:
    """Whether a route, labelled as "GET,POST /items/{id}", answers a request."""
    verbs, _, template = entry.label.partition(" ")
    if verb not in verbs.split(","):
        return False
    pattern = re.sub(r"\\[{<].*?\\?[}>]", "[^/]+", re.escape(template.rstrip("/")))
    return re.fullmatch(pattern, path.rstrip("/")) is not None
