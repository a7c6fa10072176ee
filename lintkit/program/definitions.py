"""Functions that a decorator defines for one kind of function only.

Many decorators ask `iscoroutinefunction(function)` and define one wrapper for coroutines and
another for the rest. Where a frame of the decorator knows what it decorates, only the wrapper
that it comes to is made. What no frame makes is still a part of the program.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from lintkit import ir
from lintkit.program.objects import Bound, Closure
from lintkit.program.values import External

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lintkit.program.frames import Frame
    from lintkit.program.link import Link
    from lintkit.program.plan import Plan

_NAME = "iscoroutinefunction"
_SYMBOLS = frozenset({f"asyncio.{_NAME}", f"inspect.{_NAME}"})


class KindTest(NamedTuple):
    """`iscoroutinefunction(parameter)` came out as `outcome` on the way to a definition."""

    callee: ir.Register
    parameter: ir.Register
    outcome: bool


def define(link: Link, frame: Frame, position: int, make: Callable[[], None]) -> None:
    """Makes the function that is defined at a position, where a frame comes to it."""
    tests = tuple(_tests(frame.plan, position)) if frame.exclusive else ()
    for test in tests:
        make = _Under(link, frame, test, make)
    make()
    if tests:
        link.defer("definitions", partial(_keep, link, frame, position))


class _Under:
    """Goes on once a value of the parameter can pass a test."""

    def __init__(
        self, link: Link, frame: Frame, test: KindTest, follow: Callable[[], None]
    ) -> None:
        self._link = link
        self._frame = frame
        self._test = test
        self._follow = follow
        self._passed = False

    def __call__(self) -> None:
        self._link.each(self._frame.node(self._test.parameter), self._examine)
        self._link.defer("tests", self._examine_nothing)

    def _examine(self, value: int) -> None:
        answer = _is_coroutine_function(self._link, value) if self._is_known() else None
        if answer is None or answer is self._test.outcome:
            self._pass()

    def _examine_nothing(self) -> bool:
        if not self._link.solver.points_to[self._frame.node(self._test.parameter)]:
            self._pass()
        return True

    def _is_known(self) -> bool:
        """Whether the function that is called is the one of the standard library."""
        callees = self._link.solver.points_to[self._frame.node(self._test.callee)]
        values = [self._link.objects[callee] for callee in callees]
        return bool(values) and all(
            isinstance(value, External) and value.symbol in _SYMBOLS for value in values
        )

    def _pass(self) -> None:
        if not self._passed:
            self._passed = True
            self._follow()


def _keep(link: Link, frame: Frame, position: int) -> bool:
    """Lets a function that no frame makes be one that nothing calls."""
    instruction = frame.plan.code.instructions[position]
    assert isinstance(instruction, ir.MakeFunction)  # noqa: S101  what was deferred
    plan = frame.plan.children[instruction.code]
    if not any(
        isinstance(value, Closure) and value.code == plan.number for value in link.objects.all
    ):
        link.objects.number(Closure(plan.number, frame.number))
    return True


def _is_coroutine_function(link: Link, value: int) -> bool | None:
    found = link.objects[value]
    if isinstance(found, Bound):
        return _is_coroutine_function(link, found.function)
    if isinstance(found, Closure):
        code = link.plans[found.code].code
        return code.is_async and not code.is_generator
    return None


def _tests(plan: Plan, position: int) -> Iterator[KindTest]:
    """The tests on the way to a position: of the branches around it, and of those left before."""
    around = set(plan.regions_around(plan.code.instructions[position].region))
    line = plan.code.instructions[position].line
    for index, region in enumerate(plan.code.regions):
        left_before = (
            region.kind == "then"
            and region.exits
            and region.parent in around
            and region.end_line < line
        )
        if region.kind in {"then", "else"} and (index in around or left_before):
            outcome = (region.kind == "then") is (index in around)
            test = _kind_test(plan, region.test, outcome=outcome)
            if test is not None:
                yield test


def _kind_test(plan: Plan, register: ir.Register, *, outcome: bool) -> KindTest | None:
    test = plan.defining(register)
    while isinstance(test, ir.Operate) and test.operator == "not":
        test = plan.defining(test.operands[0])
        outcome = not outcome
    if not isinstance(test, ir.Call) or len(test.arguments) != 1:
        return None
    callee = plan.defining(test.callee)
    parameters = {parameter.register for parameter in plan.code.parameters}
    subject = test.arguments[0].value
    is_kind = isinstance(callee, ir.GetAttr | ir.LoadName) and callee.name == _NAME
    return KindTest(test.callee, subject, outcome) if is_kind and subject in parameters else None
