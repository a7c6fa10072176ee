"""Which objects pass a test that a function of the program makes: `if is_text(value)`.

Such a function only returns what it finds of one of its parameters, as `isinstance(value, str)` or
several tests joined by `and`, `or` and `not`. It is known by where its name is bound, so that the
order in which values are found decides nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.attribute_tests import pass_attribute, present
from lintkit.program.comparisons import pass_comparison
from lintkit.program.named_functions import named_function

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lintkit.ir import Register
    from lintkit.program.class_tests import Keep
    from lintkit.program.frames import Frame
    from lintkit.program.link import Link
    from lintkit.program.plan import Plan

    PassCall = Callable[["Question", ir.Call, Keep], None]
    """Keeps an object by a call in a test of it, as far as that can be told."""

_MOST_CALLS = 3
"""Functions that ask each other."""


@dataclass(frozen=True, slots=True)
class Predicate:
    """A function that only returns what it finds of a parameter.

    Attributes:
        plan: of the function.
        returned: the register with the answer.
    """

    plan: Plan
    returned: Register


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of an object.

    Attributes:
        frame: where the test is made.
        source: the register of the object.
        value: the object.
        outcome: of the test.
        texts: constants that were handed to the function which asks, by parameter.
        depth: how many functions hand the question on.
    """

    frame: Frame
    source: Register
    value: int
    outcome: bool
    texts: tuple[tuple[Register, str], ...] = ()
    depth: int = 0


def pass_predicate(
    link: Link, question: Question, test: ir.Call, keep: Keep, pass_call: PassCall
) -> bool:
    """Keeps an object by what a function finds of it; False where the call asks none."""
    plan = question.frame.plan
    predicate = _predicate(link, plan, test.callee) if question.depth < _MOST_CALLS else None
    if predicate is None:
        return False
    parameter = _parameter(predicate.plan, plan, test, question.source)
    if parameter is None:
        return False
    inner = replace(
        question,
        source=parameter,
        texts=tuple(_texts(predicate.plan, plan, test, question)),
        depth=question.depth + 1,
    )

    def ask() -> bool:
        frames = link.frames.of_plan.get(predicate.plan.number, ())
        if frames:
            asked = replace(inner, frame=frames[0])
            _Asking(link, pass_call).ask(asked, predicate.returned, lambda: keep(asked.outcome))
        return bool(frames)

    def ask_late() -> bool:
        if not ask():
            keep(None)
        return True

    if not ask():
        link.defer("tests", ask_late)
    return True


@dataclass(frozen=True, slots=True)
class _Asking:
    link: Link
    pass_call: PassCall

    def ask(self, question: Question, register: Register, then: Callable[[], None]) -> None:
        """Does something if a register can hold what is true, or false, as the outcome says."""
        plan = question.frame.plan
        made = plan.defining(register)
        if isinstance(made, ir.Operate) and made.operator == "not":
            flipped = replace(question, outcome=not question.outcome)
            self.ask(flipped, made.operands[0], then)
        elif isinstance(made, ir.Phi) and (joined := _joined(plan, made)) is not None:
            first, second, is_either = joined
            if question.outcome is is_either:
                self.ask(question, first, then)
                self.ask(question, second, then)
            else:
                self.ask(question, first, partial(self.ask, question, second, then))
        else:
            self._ask_test(question, made, then)

    def _ask_test(
        self, question: Question, made: ir.AnyInstruction | None, then: Callable[[], None]
    ) -> None:
        def keep(possible: bool | None, _: int = 0) -> None:  # noqa: FBT001  an answer
            if possible is None or possible is question.outcome:
                then()

        frame, plan = question.frame, question.frame.plan
        if isinstance(made, ir.Operate) and len(made.operands) == 2:  # noqa: PLR2004
            subject, other = made.operands
            if plan.unrefined(subject) == question.source and _is_fixed(plan, other):
                pass_comparison(self.link, frame, made.operator, other, question.value, keep)
                return
        elif isinstance(made, ir.Call) and _asks(plan, made, question.source):
            name = _asked_text(plan, made, question)
            if name:
                pass_attribute(self.link, present(name), question.value, keep)
                return
            known = dict(question.texts)
            others = [one.value for one in made.arguments[1:]]
            if all(other in known or _is_fixed(plan, other) for other in others):
                self.pass_call(question, made, keep)
                return
        keep(None)


def _predicate(link: Link, plan: Plan, register: Register) -> Predicate | None:
    """The function of the program that a register holds, if it does nothing but test."""
    key = (plan.number, register)
    if key not in link.predicates:
        found = named_function(link, plan, register)
        link.predicates[key] = None if found is None else _read(found)
    return link.predicates[key]


def _parameter(found: Plan, plan: Plan, test: ir.Call, source: Register) -> Register | None:
    """The parameter that takes the object."""
    for parameter, argument in _handed(found, test):
        if plan.unrefined(argument) == plan.unrefined(source):
            return parameter
    return None


def _handed(found: Plan, test: ir.Call) -> Iterator[tuple[Register, Register]]:
    """The parameters that positional arguments come to, each with its argument."""
    for parameter, argument in zip(found.code.parameters, test.arguments, strict=False):
        if argument.kind != "positional" or parameter.kind not in {"positional", "positional_only"}:
            return
        yield parameter.register, argument.value


def _read(function: Plan) -> Predicate | None:
    code = function.code
    returns = [one for one in code.instructions if isinstance(one, ir.Return)]
    if len(returns) != 1 or returns[0].region or code.is_generator or code.is_async:
        return None
    return Predicate(function, returns[0].value)


def _texts(
    found: Plan, plan: Plan, test: ir.Call, question: Question
) -> Iterator[tuple[Register, str]]:
    known = dict(question.texts)
    for parameter, argument in _handed(found, test):
        made = plan.defining(argument)
        text = made.value if isinstance(made, ir.Const) else known.get(argument)
        if isinstance(text, str):
            yield parameter, text


def _asks(plan: Plan, made: ir.Call, source: Register) -> bool:
    arguments = made.arguments
    return (
        bool(arguments)
        and all(one.kind == "positional" for one in arguments)
        and plan.unrefined(arguments[0].value) == source
    )


def _asked_text(plan: Plan, made: ir.Call, question: Question) -> str:
    """The attribute that `hasattr` asks for by a name that was handed over."""
    callee = plan.defining(made.callee)
    if not isinstance(callee, ir.LoadName) or callee.name != "hasattr":
        return ""
    return dict(question.texts).get(made.arguments[1].value, "") if made.arguments[1:] else ""


def _is_fixed(plan: Plan, register: Register) -> bool:
    """Whether a register holds the same in every call of a function."""
    made = plan.defining(register)
    if isinstance(made, ir.Build):
        return all(_is_fixed(plan, entry.value) for entry in made.entries)
    if isinstance(made, ir.GetAttr):
        return _is_fixed(plan, made.object)
    if isinstance(made, ir.LoadName):
        return made.owner == ir.MODULE_CODE
    return isinstance(made, ir.Const)


def _joined(plan: Plan, phi: ir.Phi) -> tuple[Register, Register, bool] | None:
    """The two sides of `or` and `and`, and whether it is an `or`."""
    if len(phi.sources) != 2:  # noqa: PLR2004
        return None
    first, second = phi.sources
    position = plan.definition(second)
    if position is None:
        return None
    region = plan.code.regions[plan.code.instructions[position].region]
    if region.test != first or region.kind not in {"then", "else"}:
        return None
    return first, second, region.kind == "else"
