"""Doubles of a test that stand for functions which have no part in a call to a model.

What a patched `load_document` returns is no answer of the model, whatever the test fills in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from lintkit.accounts.proof.decorations import decorations
from lintkit.accounts.proof.said import receivers
from lintkit.ir import MODULE_CODE, GetAttr, GetItem, Return, SetAttr, StoreName
from lintkit.program.provenance.hierarchy import methods
from lintkit.program.values import (
    Class,
    CodeRef,
    Constant,
    Container,
    External,
    Function,
    Instance,
    Place,
    Site,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lintkit.accounts.proof.answers import Answers
    from lintkit.accounts.proof.patches import Patch, Patches
    from lintkit.accounts.proof.reached import Run
    from lintkit.program.program import Program
    from lintkit.program.values import AbstractValue

_Put = TypeVar("_Put", CodeRef, Site)


class Apart:
    """Tells the doubles that have no part in calls.

    Args:
        program: the linked program.
        patches: what its tests replace.
        answers: who answers its calls.
    """

    def __init__(self, program: Program, patches: Patches, answers: Answers) -> None:
        self._program = program
        self._patches = patches
        self._answers = answers
        self._known: dict[tuple[Patch, Site], bool] = {}
        self._made: dict[Site, tuple[Patch, ...]] = {}
        self._behind: dict[Site, frozenset[Site]] = {}

    def doubles(self, site: Site, run: Run) -> frozenset[Site]:
        """Where a test makes the doubles that have no part in a call."""
        return self._only_apart(site, run, self._put)

    def codes(self, site: Site, run: Run) -> frozenset[CodeRef]:
        """The code of tests that stands in the place of what has no part in a call."""
        return self._only_apart(site, run, self._put_codes)

    def _only_apart(
        self, site: Site, run: Run, put: Callable[[Site], Iterable[_Put]]
    ) -> frozenset[_Put]:
        """What a test puts in the place of such functions, and of nothing else."""
        apart: set[_Put] = set()
        others: set[_Put] = set()
        for made in (*run.calls, *self._around(run)):
            if patches := self._of(made):
                is_apart = self._answers.is_aside(made) or all(
                    self._is_apart(patch, site) for patch in patches
                )
                (apart if is_apart else others).update(put(made))
        return frozenset(apart - others)

    def filled(self, site: Site) -> frozenset[Site]:
        """Where the doubles are made into which an instruction of a test fills something."""
        if site not in self._behind:
            self._behind[site] = frozenset((site, *self._assigned(site)))
        return self._behind[site]

    def _around(self, run: Run) -> list[Site]:
        return [made for made, _ in decorations(self._program, run.test.code) if made]

    def _of(self, made: Site) -> tuple[Patch, ...]:
        if made not in self._made:
            self._made[made] = tuple(self._patches.of([made]))
        return self._made[made]

    def _put(self, made: Site) -> Iterator[Site]:
        """A patch, and the mocks that the same code has it put there."""
        yield made
        for value in self._patches.put(made):
            if isinstance(value, External) and value.origin and value.origin.code == made.code:
                yield value.origin

    def _put_codes(self, made: Site) -> Iterator[CodeRef]:
        """The functions that a patch puts there, and the methods of objects and classes."""
        for value in self._patches.put(made):
            if isinstance(value, Function):
                yield value.code
            elif isinstance(value, Class):
                yield from methods(self._program, value.code)
            elif isinstance(value, Instance):
                yield from methods(self._program, value.class_)

    def _assigned(self, site: Site) -> Iterator[Site]:
        one = self._program.instruction(site)
        if not isinstance(one, SetAttr):
            return
        place = Place(site.code, one.object)
        decorator = self._patches.handing(self._root(place))
        if decorator is not None:
            yield decorator
            return
        for value in self._program.values(place):
            if isinstance(value, External) and value.origin:
                yield value.origin
                for patcher in receivers(self._program, value.origin):  # `patcher.start()`
                    if isinstance(patcher, External) and patcher.origin:
                        yield patcher.origin

    def _root(self, place: Place) -> Place:
        """The register from which one gets to another by attributes and items."""
        while (made := self._program.definition(place)) is not None:
            read = self._program.instruction(made)
            if not isinstance(read, GetAttr | GetItem):
                break
            place = Place(place.code, read.object)
        return place

    # --- what is replaced -------------------------------------------------------------------
    def _is_apart(self, patch: Patch, site: Site) -> bool:
        """Whether a patch replaces functions that neither make nor bring what is called."""
        if (patch, site) not in self._known:
            refs = list(self._replaced(patch)) if patch.may_replace_code else []
            self._known[patch, site] = (
                (bool(refs) or self._is_plain(patch))
                and not self._answers.may_lead(patch, site)
                and not any(self._brings(ref, site) for ref in refs)
            )
        return self._known[patch, site]

    def _is_plain(self, patch: Patch) -> bool:
        """Whether a patch replaces objects of libraries by which nobody asks a model."""
        held = list(self._held(patch)) if patch.may_replace_code else []
        return bool(held) and all(
            isinstance(value, External) and not self._answers.may_ask(value.symbol)
            for value in held
        )

    def _replaced(self, patch: Patch) -> Iterator[CodeRef]:
        """The functions that a patch replaces, or the methods of what it does."""
        for index, code in enumerate(self._program.modules[patch.owner].codes):
            if code.qualname == patch.qualname and code.kind == "function":
                yield CodeRef(patch.owner, index)
        for value in self._held(patch):
            if isinstance(value, Function) and value.code.path != patch.owner:
                yield value.code
            elif isinstance(value, Instance):
                yield from methods(self._program, value.class_)

    def _held(self, patch: Patch) -> Iterator[AbstractValue]:
        """What stands under the name that a patch replaces, if its file assigns or imports it."""
        body = CodeRef(patch.owner, MODULE_CODE)
        for one in self._program.code(body).instructions:
            if isinstance(one, StoreName) and one.name == patch.qualname:
                yield from self._program.values(Place(body, one.value))

    def _brings(self, ref: CodeRef, site: Site) -> bool:
        """Whether what a function returns may be, or hold, what a call is made on."""
        made = {v.origin for v in self._program.callees(site) if isinstance(v, External)}
        for one in self._program.code(ref).instructions:
            if not isinstance(one, Return) or one.value < 0:
                continue
            values = self._program.values(Place(ref, one.value))
            if not values or not all(
                isinstance(value, Constant | Container)
                or (isinstance(value, External) and value.origin not in made)
                for value in values
            ):
                return True
        return False
