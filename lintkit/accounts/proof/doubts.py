"""Code that tests may run without an edge of the call graph: libraries and unknown calls run it.

What can run must be there: a function that somebody takes as a value, the methods of a class that
somebody makes objects of. Taken and made, that is, by code that the tests of the same file run.

All files of tests are followed in one walk: what holds for some of them is kept with the set of
these files, a bit each.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from lintkit import ir
from lintkit.accounts.proof.handed import Handing
from lintkit.accounts.proof.ways import Way
from lintkit.program.entry_points import main_line
from lintkit.program.values import NOWHERE, Class, CodeRef, Function

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from lintkit.accounts.proof.dispatch import Dispatch
    from lintkit.program.program import Program

_Files: TypeAlias = int
"""A set of files of tests: bit n for the n-th."""


class Doubts:
    """What the tests of a program may run, although no call of it is seen.

    Args:
        program: the linked program.
        dispatch: its call graph.
        files: of each file of tests, the files that run when it is imported, and what its tests
            run for all that is seen, with its scopes.
    """

    def __init__(
        self,
        program: Program,
        dispatch: Dispatch,
        files: Iterable[tuple[Collection[str], Mapping[CodeRef, Collection[int]]]],
    ) -> None:
        self._program = program
        self._dispatch = dispatch
        self._files = files

    def may_run(self, ref: CodeRef) -> bool:
        """Whether a test may run a code, called or not."""
        return ref in self._run

    @cached_property
    def _run(self) -> Collection[CodeRef]:
        walk = _Walk(self._program, self._dispatch)
        for number, (paths, running) in enumerate(self._files):
            file = 1 << number
            for ref, around in running.items():
                for scope in around:
                    walk.reach(ref, scope, file)
            for path in paths:
                body = CodeRef(path, ir.MODULE_CODE)
                # What stands under `__name__ == "__main__"` does not run on import.
                if main_line(self._program, body) is None:
                    walk.run_unseen(body, file)
        return walk.finish()


class _Walk:
    """What the tests of each file may run."""

    def __init__(self, program: Program, dispatch: Dispatch) -> None:
        self._program = program
        self._dispatch = dispatch
        self._handing = Handing(program)
        self._reached: dict[CodeRef, dict[int, _Files]] = defaultdict(dict)
        self._unseen: dict[CodeRef, _Files] = defaultdict(int)
        self._made: dict[CodeRef, _Files] = defaultdict(int)
        self._asked: dict[str, _Files] = defaultdict(int)
        self._methods: dict[str, dict[CodeRef, _Files]] = defaultdict(lambda: defaultdict(int))
        self._running: dict[CodeRef, _Files] = defaultdict(int)
        self._making: dict[frozenset[CodeRef], _Files] = {}
        self._makers: dict[CodeRef, list[frozenset[CodeRef]]] = defaultdict(list)
        self._needing: dict[frozenset[CodeRef], set[tuple[CodeRef, Way]]] = defaultdict(set)
        self._waiting: dict[CodeRef, None] = {}

    def reach(self, ref: CodeRef, scope: int, files: _Files) -> None:
        """The tests of some files run a code, in one of its scopes; what is new waits."""
        known = self._reached[ref].get(scope, 0) if ref in self._reached else 0
        if files & ~known:
            self._reached[ref][scope] = known | files
            self._running[ref] |= files
            self._waiting[ref] = None

    def run_unseen(self, ref: CodeRef, files: _Files) -> None:
        """What nobody is seen to call may be called by anybody, and hand back what it likes."""
        self._hide(ref, files)
        self.reach(ref, NOWHERE, files)

    def finish(self) -> Collection[CodeRef]:
        """All that the tests of any file may run."""
        while self._waiting:
            self._visit(self._waiting.popitem()[0])
        return self._reached.keys()

    def _hide(self, ref: CodeRef, files: _Files) -> None:
        if files & ~self._unseen[ref]:
            self._unseen[ref] |= files
            self._waiting[ref] = None

    def _visit(self, ref: CodeRef) -> None:
        files = self._running[ref]
        if not files:
            return
        for way in self._dispatch.ways.get(ref, ()):
            self._follow(ref, way)
        self._free(ref, files)
        handed = self._handing.of(ref)
        self._hand_on(ref, handed.codes, files)
        for name in handed.asked:
            self._ask(name, files)
        for class_ in handed.made:
            self._make(class_, files)
        if unseen := self._unseen[ref] & files:
            functions = (one.code for one in handed.back if isinstance(one, Function))
            self._hand_on(ref, functions, unseen)
            for value in handed.back:
                if isinstance(value, Class):
                    self._make(value.code, unseen)

    def _free(self, maker: CodeRef, files: _Files) -> None:
        """Go the ways that need what a code makes, where it now runs."""
        for makers in self._makers.get(maker, ()):
            if files & ~self._making[makers]:
                self._making[makers] |= files
                for caller, way in list(self._needing[makers]):
                    self._follow(caller, way)

    def _follow(self, caller: CodeRef, way: Way) -> None:
        """Go a way, in the files whose tests run one of the codes that make what it needs."""
        within = -1
        if way.makers and not way.is_free:
            self._needing[way.makers].add((caller, way))
            within = self._where_made(way.makers)
        scopes = self._reached.get(caller, {})
        anywhere = scopes.get(NOWHERE, 0)
        for outer, inner in way.scopes or ((NOWHERE, NOWHERE),):
            files = self._running[caller] if outer == NOWHERE else scopes.get(outer, 0) | anywhere
            self.reach(way.callee, inner, files & within)

    def _where_made(self, makers: frozenset[CodeRef]) -> _Files:
        """The files whose tests run one of the codes that make a thing."""
        if makers not in self._making:
            files = 0
            for maker in makers:
                self._makers[maker].append(makers)
                files |= self._running[maker]
            self._making[makers] = files
        return self._making[makers]

    def _hand_on(self, ref: CodeRef, handed: Iterable[CodeRef], files: _Files) -> None:
        """What a code hands on runs, closures once the functions around them have made them."""
        for code in handed:
            around = CodeRef(code.path, self._program.code(code).parent)
            if self._program.code(around).kind in ("function", "lambda"):
                self._hide(code, files)
                way = Way(code, frozenset({around}), None, sure=False, scopes=frozenset())
                self._follow(ref, way)
            else:
                self.run_unseen(code, files)

    def _ask(self, name: str, files: _Files) -> None:
        """A method is looked up by its name on it is not known what."""
        if new := files & ~self._asked[name]:
            self._asked[name] |= new
            for method, there in list(self._methods[name].items()):
                self.run_unseen(method, there & new)

    def _make(self, class_: CodeRef, files: _Files) -> None:
        """Objects of a class are made, of which libraries and unknown calls may call methods."""
        new = files & ~self._made[class_]
        if not new:
            return
        self._made[class_] |= new
        is_plain = self._handing.is_plain(class_)
        for method in self._handing.methods(class_):
            name = self._program.code(method).name
            self._methods[name][method] |= new
            unasked = not is_plain or name.startswith("__")
            self.run_unseen(method, new if unasked else new & self._asked[name])
