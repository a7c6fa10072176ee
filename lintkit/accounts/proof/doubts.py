"""Code that tests may run without an edge of the call graph: libraries and unknown calls run it.

What can run must be there: a function that somebody takes as a value, the methods of a class that
somebody makes objects of. Taken and made, that is, by code that the tests of the same file run.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.accounts.proof.handed import Handing
from lintkit.accounts.proof.ways import Reach, Way
from lintkit.program.entry_points import main_line
from lintkit.program.values import Class, CodeRef, Function

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from lintkit.accounts.proof.dispatch import Dispatch
    from lintkit.program.program import Program


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
        self._handing = Handing(program)
        self._files = list(files)
        self._left = iter(self._files)
        self._found: set[CodeRef] = set()

    def may_run(self, ref: CodeRef) -> bool:
        """Whether a test may run a code, called or not."""
        # Most of what no file of tests runs, they do not run together: that is found in one walk.
        if ref not in self._by_all:
            return False
        while ref not in self._found and (file := next(self._left, None)) is not None:
            self._found |= self._walked(*file)
        return ref in self._found

    @cached_property
    def _by_all(self) -> frozenset[CodeRef]:
        running: dict[CodeRef, set[int]] = {}
        for _, found in self._files:
            for ref, around in found.items():
                running.setdefault(ref, set()).update(around)
        return self._walked({path for paths, _ in self._files for path in paths}, running)

    def _walked(
        self, paths: Collection[str], running: Mapping[CodeRef, Collection[int]]
    ) -> frozenset[CodeRef]:
        bodies = [CodeRef(path, ir.MODULE_CODE) for path in sorted(paths)]
        # What stands under `__name__ == "__main__"` does not run on import.
        imported = [body for body in bodies if main_line(self._program, body) is None]
        walk = _Walk(self._program, self._dispatch, self._handing, running)
        return walk.from_there(imported)


class _Walk:
    """What the tests of one file may run."""

    def __init__(
        self,
        program: Program,
        dispatch: Dispatch,
        handing: Handing,
        running: Mapping[CodeRef, Collection[int]],
    ) -> None:
        self._program = program
        self._dispatch = dispatch
        self._handing = handing
        self._reach = Reach(running)
        self._unseen: set[CodeRef] = set()
        self._made: set[CodeRef] = set()
        self._asked: set[str] = set()
        self._methods: dict[str, set[CodeRef]] = defaultdict(set)

    def from_there(self, imported: Iterable[CodeRef]) -> frozenset[CodeRef]:
        """All that is found, where some bodies of modules have run before."""
        self._add(imported)
        while self._reach.waiting:
            self._visit(self._reach.waiting.pop())
        return frozenset(self._reach.scopes)

    def _add(self, refs: Iterable[CodeRef]) -> None:
        """What nobody is seen to call may be called by anybody, and hand back what it likes."""
        for ref in refs:
            self._unseen.add(ref)
            self._reach.add(ref)

    def _hand_on(self, ref: CodeRef, handed: Iterable[CodeRef]) -> None:
        """What a code hands on runs, closures once the functions around them have made them."""
        for code in handed:
            around = CodeRef(code.path, self._program.code(code).parent)
            if self._program.code(around).kind in ("function", "lambda"):
                self._unseen.add(code)
                way = Way(code, frozenset({around}), None, sure=False, scopes=frozenset())
                self._reach.follow(ref, way)
            else:
                self._add([code])

    def _visit(self, ref: CodeRef) -> None:
        ways = ((ref, way) for way in self._dispatch.ways.get(ref, ()))
        for caller, way in (*ways, *self._reach.freed(ref)):
            self._reach.follow(caller, way)
        handed = self._handing.of(ref)
        self._hand_on(ref, handed.codes)
        for name in handed.asked - self._asked:
            self._asked.add(name)
            self._add(self._methods[name])
        for class_ in handed.made:
            self._make(class_)
        if ref in self._unseen:
            self._hand_on(ref, (one.code for one in handed.back if isinstance(one, Function)))
            for value in handed.back:
                if isinstance(value, Class):
                    self._make(value.code)

    def _make(self, class_: CodeRef) -> None:
        """Objects of a class are made, of which libraries and unknown calls may call methods."""
        if class_ in self._made:
            return
        self._made.add(class_)
        is_plain = self._handing.is_plain(class_)
        for method in self._handing.methods(class_):
            name = self._program.code(method).name
            self._methods[name].add(method)
            if not is_plain or name.startswith("__") or name in self._asked:
                self._add([method])
