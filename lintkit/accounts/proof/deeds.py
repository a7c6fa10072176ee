"""What the code of tests does to the program: what it calls, replaces and enters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit.accounts.proof.decorations import decorations
from lintkit.accounts.proof.entering import Entering
from lintkit.accounts.proof.patches import Patch
from lintkit.ir import (
    Call,
    GetAttr,
    ImportFrom,
    LoadName,
    MakeClass,
    MakeFunction,
    SetAttr,
    SetItem,
)
from lintkit.program.provenance.hierarchy import lineage
from lintkit.program.values import Class, CodeRef, Function, Site

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from lintkit.accounts.proof.patches import Patches
    from lintkit.accounts.proof.suite import Suite, Test
    from lintkit.program.program import Program

_DEEDS = (Call, SetAttr, SetItem)
_READING = frozenset(
    {"json", "read", "text", "iter_lines", "aiter_lines", "iter_content", "__iter__", "__aiter__",
     "__next__", "__anext__"}
)  # fmt: skip
"""Methods by which a library, or the program, reads an answer that a test makes."""
_NAMING = (GetAttr, ImportFrom, LoadName)


class Deeds(Struct, frozen=True):
    """What one code of tests does.

    Attributes:
        calls: the calls in it.
        patches: what it replaces.
        fakes: the functions that it puts in the place of others.
        entered: the code of the entry points that it enters by a client or a runner.
        handed: that of those which it enters if some calls run it, with these.
        may_enter: that of those which it may enter.
    """

    calls: Sequence[Site]
    patches: Sequence[Patch]
    fakes: Sequence[CodeRef]
    entered: Sequence[CodeRef]
    handed: Sequence[tuple[CodeRef, tuple[Site, ...]]]
    may_enter: Sequence[CodeRef]

    def entered_within(self, support: Collection[CodeRef]) -> Iterator[CodeRef]:
        """The entry points that it enters for a test that runs some code of tests."""
        yield from self.entered
        for ref, callers in self.handed:
            if all(site.code in support for site in callers):
                yield ref


class Doing:
    """Reads what the tests of one program do."""

    def __init__(self, program: Program, suite: Suite, patches: Patches) -> None:
        self._program = program
        self._suite = suite
        self._patches = patches
        self._entering = Entering(program, patches)
        self._known: dict[CodeRef, Deeds] = {}
        self._names: dict[CodeRef, frozenset[str]] = {}
        self._answers: dict[CodeRef, tuple[CodeRef, ...]] = {}

    def around(self, test: Test) -> Deeds:
        """What the decorators of a test do."""
        return self._read([site for site, _ in decorations(self._program, test.code) if site])

    def within(self, ref: CodeRef) -> Deeds:
        """What a code of tests does; helpers serve many tests, and are read once."""
        if ref not in self._known:
            instructions = enumerate(self._program.code(ref).instructions)
            sites = [Site(ref, at) for at, one in instructions if isinstance(one, _DEEDS)]
            self._known[ref] = self._read(sites)
        return self._known[ref]

    def names(self, support: Iterable[CodeRef], written: Iterable[Site]) -> frozenset[str]:
        """The names by which a test takes hold of things.

        Args:
            support: the code of tests that it runs.
            written: the instructions outside of it that write for the same test.
        """
        said = frozenset(filter(None, map(self._name_at, written)))
        return said.union(*map(self._named_by, support))

    def taken(
        self, refs: Iterable[CodeRef], support: Collection[CodeRef], names: frozenset[str]
    ) -> list[CodeRef]:
        """Those functions that some code makes, or of which it takes hold by a name.

        A helper of many tests puts in the place of others what this one hands it.
        """
        return [
            ref
            for ref in dict.fromkeys(refs)
            if CodeRef(ref.path, self._program.code(ref).parent) in support
            or not names.isdisjoint(self._called(ref))
        ]

    def of_taken(
        self, sites: Iterable[Site], own: Iterable[CodeRef], names: frozenset[str]
    ) -> Iterator[Site]:
        """Of the instructions in bodies, those outside of the classes of other tests.

        A test runs a method of its classes, or takes hold of them by a name.
        """
        around = {CodeRef(ref.path, self._program.code(ref).parent) for ref in own}
        for site in sites:
            is_class = self._program.code(site.code).kind == "class"
            if not is_class or site.code in around or not names.isdisjoint(self._heirs[site.code]):
                yield site

    def _name_at(self, site: Site) -> str:
        """The name that an instruction reads, or that of what it defines."""
        one = self._program.instruction(site)
        if isinstance(one, MakeClass | MakeFunction):
            return self._program.code(CodeRef(site.code.path, one.code)).name
        return one.name if isinstance(one, _NAMING) else ""

    def _called(self, ref: CodeRef) -> frozenset[str]:
        """The names by which one takes hold of a function: of a method's class, and its heirs."""
        code = self._program.code(ref)
        around = CodeRef(ref.path, code.parent)
        is_method = self._program.code(around).kind == "class"
        return frozenset(self._heirs[around]) if is_method else frozenset({code.name})

    @cached_property
    def _heirs(self) -> dict[CodeRef, set[str]]:
        """By class of tests, the names of the class itself and of those that inherit from it."""
        found: dict[CodeRef, set[str]] = defaultdict(set)
        for ref in self._suite.refs:
            code = self._program.code(ref)
            for ancestor in lineage(self._program, ref).order if code.kind == "class" else ():
                found[ancestor].add(code.name)
        return found

    def answering(self, refs: Iterable[CodeRef]) -> Iterator[CodeRef]:
        """The methods that give the answers in the objects which some code of tests makes."""
        for ref in refs:
            if ref not in self._answers:
                self._answers[ref] = tuple(
                    method
                    for at, one in enumerate(self._program.code(ref).instructions)
                    if isinstance(one, Call)
                    for value in self._program.callees(Site(ref, at))
                    if isinstance(value, Class) and value.code.path in self._suite.paths
                    for method in self._readers(value.code)
                )
            yield from self._answers[ref]

    def overridden(self, refs: Iterable[CodeRef]) -> frozenset[CodeRef]:
        """The dependencies of the program in whose place some code of tests puts others."""
        return self._patches.overridden(
            Site(ref, at)
            for ref in refs
            for at, one in enumerate(self._program.code(ref).instructions)
            if isinstance(one, _DEEDS)
        )

    def _readers(self, class_: CodeRef) -> Iterator[CodeRef]:
        return (ref for ref in self._methods(class_) if self._program.code(ref).name in _READING)

    def _methods(self, class_: CodeRef) -> Iterator[CodeRef]:
        """The methods of a class, with those that it inherits from others of tests."""
        for owner in lineage(self._program, class_).order:
            if owner.path in self._suite.paths:
                for index, code in enumerate(self._program.modules[owner.path].codes):
                    if code.parent == owner.index and code.kind == "function":
                        yield CodeRef(owner.path, index)

    def _of_object(self, site: Site) -> Iterator[CodeRef]:
        """The methods of an object of tests that they put in the place of another, or its class.

        Those of a namespace are functions: `SimpleNamespace(create=refuse)`.
        """
        for value in self._patches.given(site):
            if isinstance(value, Function) and value.code.path in self._suite.paths:
                yield value.code
            class_ = value.code if isinstance(value, Class) else getattr(value, "class_", None)
            if class_ is not None and class_.path in self._suite.paths:
                yield from self._methods(class_)

    def _named_by(self, ref: CodeRef) -> frozenset[str]:
        if ref not in self._names:
            instructions = self._program.code(ref).instructions
            self._names[ref] = frozenset(
                one.name for one in instructions if isinstance(one, _NAMING)
            )
        return self._names[ref]

    def _read(self, sites: Sequence[Site]) -> Deeds:
        calls = [s for s in sites if isinstance(self._program.instruction(s), Call)]
        entered = self._entering.of(calls)
        return Deeds(
            calls=calls,
            patches=list(self._patches.of(sites)),
            fakes=[*self._patches.fakes(sites), *chain.from_iterable(map(self._of_object, sites))],
            entered=[*entered.surely, *chain.from_iterable(map(self._patches.overriding, sites))],
            handed=entered.handed,
            may_enter=entered.perhaps,
        )
