"""Code that tests may run without an edge of the call graph: libraries and unknown calls run it.

What can run must be there: a function that somebody takes as a value, the methods of a class that
somebody makes objects of. Taken and made, that is, by code that the tests of the same file run.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from lintkit import ir
from lintkit.accounts.proof.handed import Handing
from lintkit.accounts.proof.ways import ALL, Reach
from lintkit.program.entry_points import main_line
from lintkit.program.provenance.hierarchy import methods
from lintkit.program.values import Class, CodeRef, Function

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lintkit.accounts.proof.dispatch import Dispatch
    from lintkit.accounts.proof.handed import Handed
    from lintkit.accounts.proof.reached import Runs
    from lintkit.accounts.proof.ways import Starts
    from lintkit.program.program import Program


_Method: TypeAlias = "tuple[CodeRef, CodeRef | None]"
"""A method, and the class of the object on which it runs, where that is told."""


class Doubts:
    """What the tests of a program may run, although no call of it is seen."""

    def __init__(self, program: Program, runs: Runs) -> None:
        self._program = program
        self._runs = runs

    def may_run(self, ref: CodeRef) -> bool:
        """Whether a test may run a code, called or not."""
        return ref in self._walked.reach.by

    def files_running(self, ref: CodeRef) -> Starts:
        """The files of tests, as the runs number them, of which a test may run a code."""
        return self._walked.reach.by.get(ref, 0)

    def begins_at(self, ref: CodeRef) -> bool:
        """Whether somebody whom nobody sees may run a code in a test."""
        return bool(self._walked.unseen.get(ref))

    @cached_property
    def _walked(self) -> _Walk:
        imported: dict[str, Starts] = defaultdict(int)
        for number, paths in enumerate(self._runs.imported_by_file):
            for path in paths:
                imported[path] |= 1 << number
        walk = _Walk(self._program, self._runs.dispatch, imported)
        self._runs.run_by_files(walk.reach)
        for path, files in sorted(imported.items()):
            body = CodeRef(path, ir.MODULE_CODE)
            # What stands under `__name__ == "__main__"` does not run on import.
            if main_line(self._program, body) is None:
                walk.run_unseen(body, files)
        walk.finish()
        return walk


class _Walk:
    """What the tests of each file may run: the starts are files.

    Args:
        program: the linked program.
        dispatch: its call graph.
        imported: by path, the files of tests that may import it: of no others is it run unseen.

    Attributes:
        reach: what runs.
        unseen: of this, what may be run by somebody whom nobody sees.
    """

    def __init__(
        self, program: Program, dispatch: Dispatch, imported: Mapping[str, Starts]
    ) -> None:
        self._program = program
        self._imported = defaultdict(int, imported)
        self._importing_any: Starts = 0
        self._barred: dict[_Method, Starts] = defaultdict(int)
        self._handing = Handing(program, dispatch.is_told_by_class)
        self.reach = Reach(lambda ref: ((way, ALL) for way in dispatch.from_(ref)), lambda _: 0)
        self.unseen: dict[CodeRef, Starts] = defaultdict(int)
        self._mentions = dispatch.mentions
        self._held: dict[CodeRef, dict[CodeRef, Starts]] = defaultdict(lambda: defaultdict(int))
        self._made: dict[CodeRef, Starts] = defaultdict(int)
        self._asked: dict[str, Starts] = defaultdict(int)
        self._methods: dict[str, dict[_Method, Starts]] = defaultdict(lambda: defaultdict(int))

    def run_unseen(self, ref: CodeRef, files: Starts, class_: CodeRef | None = None) -> None:
        """What nobody is seen to call may be called by anybody, and hand back what it likes.

        Args:
            ref: the code.
            files: those whose tests may run it.
            class_: the class of the object on which it runs, where that is told.
        """
        there = self._imported[ref.path] | self._importing_any
        if files & ~there:
            self._barred[ref, class_] |= files & ~there
            files &= there
        if files & ~self.unseen[ref]:
            self.unseen[ref] |= files
            self.reach.wait(ref)
        self.reach.add(ref, files, class_=class_)

    def finish(self) -> None:
        """Follow what waits."""
        for ref in self.reach.walk():
            if files := self.reach.by.get(ref, 0):
                self._hand_over(ref, files)

    def _hand_over(self, ref: CodeRef, files: Starts) -> None:
        handed = self._handing.of(ref)
        self._load(handed, files)
        self._hand_on(handed.codes, files)
        for name in handed.asked:
            self._ask(name, files)
        for name in handed.asked_of_own:
            self._ask(name, self.reach.untold(ref))
        for class_ in handed.made:
            self._make(class_, files)
        if unseen := self.unseen[ref] & files:
            self._hand_on((one.code for one in handed.back if isinstance(one, Function)), unseen)
            for value in handed.back:
                if isinstance(value, Class):
                    self._make(value.code, unseen)
        self._held_by(ref, files)

    def _load(self, handed: Handed, files: Starts) -> None:
        """Import what a code does by a computed name, and run what waited for that."""
        new: Starts = 0
        for path in handed.loaded | handed.located:
            new |= files & ~self._imported[path]
            self._imported[path] |= files
            self._held_by(CodeRef(path, ir.MODULE_CODE), files)
        if handed.loads_any:
            new |= files & ~self._importing_any
            self._importing_any |= files
            for ref in [one for one in self._held if one.index == ir.MODULE_CODE]:
                self._held_by(ref, files)
        if new:
            for (ref, class_), barred in list(self._barred.items()):
                self.run_unseen(ref, barred & new, class_)
        for path in handed.located:
            self._run_file(path, files)

    def _run_file(self, path: str, files: Starts) -> None:
        """Run a file, and what stands in it: nobody sees what is read from it by name."""
        body = CodeRef(path, ir.MODULE_CODE)
        self.run_unseen(body, files)
        for index, code in enumerate(self._program.modules[path].codes):
            if code.parent == body.index and code.kind == "function":
                self.run_unseen(CodeRef(path, index), files)
            elif code.parent == body.index and code.kind == "class":
                self._make(CodeRef(path, index), files)

    def _hand_on(self, handed: Iterable[CodeRef], files: Starts) -> None:
        """What a code hands on runs once code has run that takes hold of it, or makes it."""
        for code in handed:
            holders = self._holders(code)
            if not holders:
                self.run_unseen(code, files)
            for holder in holders:
                self._held[holder][code] |= files
                there = self.reach.by.get(holder, 0)
                if holder.index == ir.MODULE_CODE:
                    there |= self._imported[holder.path] | self._importing_any
                self.run_unseen(code, files & there)

    def _held_by(self, holder: CodeRef, files: Starts) -> None:
        """Run what was handed on and waited for a code that takes hold of it."""
        for code, wanted in list(self._held.get(holder, {}).items()):
            self.run_unseen(code, wanted & files)

    def _holders(self, code: CodeRef) -> frozenset[CodeRef]:
        """The codes of which one must have run before a function can be handed on."""
        holders = frozenset(site.code for site in self._mentions.of(Function(code)))
        around = CodeRef(code.path, self._program.code(code).parent)
        if not holders and self._program.code(around).kind in ("function", "lambda"):
            return frozenset({around})
        return holders

    def _ask(self, name: str, files: Starts) -> None:
        """A method is looked up by its name on it is not known what."""
        if new := files & ~self._asked[name]:
            self._asked[name] |= new
            for (method, class_), there in list(self._methods[name].items()):
                self.run_unseen(method, there & new, class_)

    def _make(self, class_: CodeRef, files: Starts) -> None:
        """Objects of a class are made, of which libraries and unknown calls may call methods."""
        new = files & ~self._made[class_]
        if not new:
            return
        self._made[class_] |= new
        is_plain = self._handing.is_plain(class_)
        contract = self._handing.contract(class_)
        for method in methods(self._program, class_):
            name = self._program.code(method).name
            self._methods[name][method, class_] |= new
            unasked = name.startswith("__") or not (is_plain or name in contract)
            self.run_unseen(method, new if unasked else new & self._asked[name], class_)
