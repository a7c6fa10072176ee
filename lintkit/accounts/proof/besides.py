"""Doubles that the program calls besides a model: a notifier, a store.

What they give or raise is no answer of the model, and no failure of it.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from lintkit import ir
from lintkit.accounts.proof.patches import is_mock
from lintkit.accounts.proof.said import chain, receivers, said
from lintkit.program.values import CodeRef, External, Function, Instance, Place, Site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lintkit.program.program import Program
    from lintkit.program.values import AbstractValue

_Double: TypeAlias = "CodeRef | tuple[Site, str]"
"""A method of a class of tests, or where a mock is made and the name of its method."""

_SAME = (ir.Await, ir.Enter, ir.Phi, ir.Refine)
_NAMED = (ir.ImportFrom, ir.LoadName)


class Besides:
    """Tells the doubles that are called at other places than a call to a model.

    Args:
        program: the linked program.
        is_test: whether a code is one of the tests.
    """

    def __init__(self, program: Program, is_test: Callable[[CodeRef], bool]) -> None:
        self._program = program
        self._is_test = is_test
        self._known: dict[Site, frozenset[_Double]] = {}

    def codes(self, site: Site) -> frozenset[CodeRef]:
        """The methods of classes of tests that are only called besides a call."""
        return frozenset(one for one in self._at(site) if isinstance(one, CodeRef))

    def mocks(self, site: Site) -> frozenset[tuple[Site, str]]:
        """The methods of mocks that are only called besides a call."""
        return frozenset(one for one in self._at(site) if isinstance(one, tuple))

    def _at(self, site: Site) -> frozenset[_Double]:
        if site not in self._known:
            names = said(self._program, site)
            results = frozenset(self._results(site))
            self._known[site] = frozenset(
                double
                for double, calls in self._called.items()
                if all(
                    names.isdisjoint(chain(self._program, call)[:1])
                    and self._is_held(call, results)
                    for call in calls
                )
            )
        return self._known[site]

    @cached_property
    def _called(self) -> dict[_Double, list[Site]]:
        """The calls of the program on doubles."""
        found: dict[_Double, list[Site]] = defaultdict(list)
        for site, _ in self._program.calls():
            for value in () if self._is_test(site.code) else self._program.callees(site):
                if isinstance(value, Function) and self._is_test(value.code):
                    if isinstance(value.receiver, Instance):
                        found[value.code].append(site)
                elif isinstance(value, External) and value.origin and is_mock(value.symbol):
                    found[value.origin, value.symbol.rpartition(".")[2]].append(site)
        return found

    def _is_held(self, site: Site, results: frozenset[object]) -> bool:
        """Whether a call is made on what a name or an attribute holds, and on no answer."""
        if not results.isdisjoint(map(_object, receivers(self._program, site))):
            return False
        call = self._program.instruction(site)
        place = Place(site.code, call.callee if isinstance(call, ir.Call) else ir.NO_REGISTER)
        one = self._program.defining(place)
        if not isinstance(one, ir.GetAttr):
            return False
        while isinstance(one, ir.GetAttr):
            one = self._program.defining(Place(site.code, one.object))
        return one is None or isinstance(one, _NAMED)

    def _results(self, site: Site) -> Iterator[object]:
        """What the answer of a call may be: an object of tests, or a mock."""
        call = self._program.instruction(site)
        waiting = [call.target] if isinstance(call, ir.Call) else []
        seen = set(waiting)
        while waiting:
            place = Place(site.code, waiting.pop())
            yield from map(_object, self._program.values(place))
            for use in self._program.uses(place):
                one = self._program.instruction(use)
                if isinstance(one, _SAME) and one.target not in seen:
                    seen.add(one.target)
                    waiting.append(one.target)


def _object(value: AbstractValue) -> object:
    """What tells one object from another: where a library makes it, not by which name it goes."""
    return value.origin if isinstance(value, External) and value.origin else value
