"""Calls of methods on the object that the calling method itself is run on.

Which method they run depends on the class of that object alone, so that a walk which knows the
class need not guess: in `Base.run`, `self.step()` is `Child.step` of an object of `Child`, whatever
other children there are. What defines `self` there is the parameter of a method; functions in it
see the same object.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from lintkit import ir
from lintkit.accounts.proof.decorations import written_names
from lintkit.program.provenance.hierarchy import lineage
from lintkit.program.provenance.registers import root
from lintkit.program.provenance.stores import stores
from lintkit.program.values import Class, CodeRef, External, Instance, Place, Site

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from lintkit.program.program import Program


Targets: TypeAlias = "Mapping[CodeRef, frozenset[CodeRef]]"
"""By method, the classes on whose objects it is run."""

_WITHOUT_OBJECT = frozenset({"staticmethod", "classmethod"})
_PROPERTY = "property"
"""How decorators are called by which a name is no method any more, among them `cached_property`."""
_SUPER = "super"


class OwnCall(Struct, frozen=True):
    """A call on the own object, or one that is handed a method of it.

    Attributes:
        name: of the method.
        is_direct: the method is called, and not handed on.
        targets: the methods that may run, each for the classes of objects on which it does.
        is_complete: there is no class of which it is not told what runs.
    """

    at: Site
    name: str
    is_direct: bool
    targets: Targets
    is_complete: bool


class OwnCalls:
    """Reads which methods the calls on the own object run.

    Args:
        program: the linked program.
        made: the classes of which objects are made.
    """

    def __init__(self, program: Program, made: Collection[CodeRef]) -> None:
        self._program = program
        self._methods: dict[CodeRef, dict[str, CodeRef]] = {}
        self._around: dict[CodeRef, CodeRef | None] = {}
        self._assigned: dict[str, set[CodeRef]] = {}
        self._meant: dict[tuple[CodeRef, str], CodeRef | None] = {}
        self._kinds: dict[CodeRef, list[CodeRef]] = defaultdict(list)
        for class_ in sorted(made):
            for ancestor in lineage(program, class_).order:
                self._kinds[ancestor].append(class_)

    def method_around(self, ref: CodeRef) -> CodeRef | None:
        """The method that a code is, or stands in; None where there is none."""
        if ref not in self._around:
            self._around[ref] = self._find_method(ref)
        return self._around[ref]

    def of(self, ref: CodeRef) -> Iterator[OwnCall]:
        """The calls in a code on its own object, and those that hand its methods on.

        Left out is what may be no method: an attribute that is assigned, a name that a decorator
        of the program rebinds.
        """
        method = self.method_around(ref)
        if method is None:
            return
        class_ = CodeRef(method.path, self._program.code(method).parent)
        if self._is_alone(class_):
            return
        for position, one in enumerate(self._program.code(ref).instructions):
            if not isinstance(one, ir.Call):
                continue
            for register in (one.callee, *(argument.value for argument in one.arguments)):
                found = self._asked(Place(ref, register), method) if register >= 0 else None
                if found is None:
                    continue
                targets, is_complete = self._targets(class_, *found)
                if targets:
                    is_direct = register == one.callee
                    yield OwnCall(Site(ref, position), found[0], is_direct, targets, is_complete)
                    break

    def _is_alone(self, class_: CodeRef) -> bool:
        """Whether a class has no part of another's, so that it tells nothing."""
        kinds = self._kinds.get(class_, ())
        return not kinds or (kinds == [class_] and len(lineage(self._program, class_).order) == 1)

    def runs_for(self, callee: CodeRef, class_: CodeRef) -> bool:
        """Whether a method may be what its name means on objects of a class."""
        key = (class_, self._program.code(callee).name)
        if key not in self._meant:
            self._meant[key] = self._first(lineage(self._program, class_).order, key[1])
        return self._meant[key] in (None, callee)

    def _find_method(self, ref: CodeRef) -> CodeRef | None:
        code = self._program.code(ref)
        while code.kind in ("function", "lambda"):
            parent = CodeRef(ref.path, code.parent)
            around = self._program.code(parent)
            if around.kind == "class":
                is_method = code.kind == "function" and code.parameters
                return ref if is_method and not self._is_static(ref) else None
            ref, code = parent, around
        return None

    def _is_static(self, ref: CodeRef) -> bool:
        return not _WITHOUT_OBJECT.isdisjoint(written_names(self._program, ref))

    def _asked(self, place: Place, method: CodeRef) -> tuple[str, bool] | None:
        """The method that is read from the own object, and whether by `super()`."""
        site = self._program.definition(place)
        got = None if site is None else self._program.instruction(site)
        if not isinstance(got, ir.GetAttr):
            return None
        owner = root(self._program, Place(place.code, got.object))
        if self._is_own(owner, method):
            return got.name, False
        definition = self._program.definition(owner)
        made = None if definition is None else self._program.instruction(definition)
        if isinstance(made, ir.Call) and not made.arguments and place.code == method:
            called = self._program.definition(Place(place.code, made.callee))
            load = None if called is None else self._program.instruction(called)
            if isinstance(load, ir.LoadName) and load.name == _SUPER:
                return got.name, True
        return None

    def _is_own(self, place: Place, method: CodeRef) -> bool:
        """Whether a register in a method, or in a function in it, holds its own object."""
        first = self._program.code(method).parameters[0]
        if place.code == method:
            return place.register == first.register
        site = self._program.definition(place)
        load = None if site is None else self._program.instruction(site)
        return (
            isinstance(load, ir.LoadName)
            and (load.name, load.owner) == (first.name, method.index)
            and place.code.path == method.path
        )

    def _targets(
        self,
        class_: CodeRef,
        name: str,
        by_super: bool,  # noqa: FBT001
    ) -> tuple[Targets, bool]:
        """What a name means on the objects of a class, and whether that is told of all of them."""
        found: dict[CodeRef, set[CodeRef]] = defaultdict(set)
        is_complete = True
        for kind in self._kinds.get(class_, ()):
            order = lineage(self._program, kind).order
            after = order.index(class_) + 1 if by_super else 0
            method = self._first(order[after:], name)
            if method is not None and self._is_plain(method) and not self._is_set(name, order):
                found[method].add(kind)
            else:
                is_complete = False
        return {method: frozenset(kinds) for method, kinds in found.items()}, is_complete

    def _is_set(self, name: str, order: Collection[CodeRef]) -> bool:
        """Whether something is assigned in the place of a method of a class."""
        if name not in self._assigned:
            owners = stores(self._program).setting(name)
            self._assigned[name] = {
                owner.code if isinstance(owner, Class) else owner.class_
                for owner in owners
                if isinstance(owner, Class | Instance)
            }
        return not self._assigned[name].isdisjoint(order)

    def _first(self, order: Iterable[CodeRef], name: str) -> CodeRef | None:
        return next((one for owner in order if (one := self._defined(owner).get(name))), None)

    def _defined(self, class_: CodeRef) -> dict[str, CodeRef]:
        """The functions that a class defines, the last of each name."""
        if class_ not in self._methods:
            self._methods[class_] = {
                code.name: CodeRef(class_.path, index)
                for index, code in enumerate(self._program.modules[class_.path].codes)
                if code.parent == class_.index and code.kind == "function"
            }
        return self._methods[class_]

    def _is_plain(self, method: CodeRef) -> bool:
        """Whether the name of a method is bound to it alone: only libraries decorate it."""
        code = self._program.code(method)
        around = CodeRef(method.path, code.parent)
        return all(
            isinstance(value, External) and not value.symbol.endswith(_PROPERTY)
            for register in code.decorators
            for value in self._program.values(Place(around, register))
        )
