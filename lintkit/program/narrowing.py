"""Which objects can pass a test: None, truth, isinstance, callable, hasattr, equality."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program import kind_tests
from lintkit.program.attribute_tests import Asked, asked_name, pass_attribute, present
from lintkit.program.class_tests import pass_class, pass_exact_class, pass_subclass
from lintkit.program.comparisons import AMONG, SAME, equals, pass_comparison
from lintkit.program.keys import constant_key
from lintkit.program.literal_fields import is_one_of
from lintkit.program.objects import (
    Affixed,
    Bound,
    ClassObject,
    Closure,
    ContainerObject,
    InstanceObject,
    Literal,
    Method,
    Namespace,
    SuperObject,
    WrapperObject,
    literal,
)
from lintkit.program.predicates import Question, pass_predicate
from lintkit.program.values import External, ModuleValue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lintkit.ir import Register
    from lintkit.program.class_tests import Keep
    from lintkit.program.frames import Frame
    from lintkit.program.link import Link
    from lintkit.program.plan import Plan
    from lintkit.program.solver import Node

_ENDS = frozenset({"startswith", "endswith"})
_ALWAYS_TRUE = (Closure, Bound, ClassObject, Method, ModuleValue, WrapperObject, SuperObject)


def refine(
    link: Link, frame: Frame, instruction: ir.Refine, values: Iterable[int], target: Node
) -> None:
    """Target ⊇ those values that can have had the outcome."""
    for test, outcome in _tests(frame.plan, instruction, instruction.test, instruction.outcome):
        for value in values:
            _pass(link, frame, instruction, test, outcome, value, target)


def _tests(
    plan: Plan,
    refine: ir.Refine,
    register: Register,
    outcome: bool,  # noqa: FBT001  as in the instruction
) -> Iterator[tuple[ir.AnyInstruction | None, bool]]:
    """Tests of which one came out in some way, and in which; None asks for the value's truth."""
    if register == refine.source:
        yield None, outcome
        return
    test = plan.defining(register)
    if isinstance(test, ir.Operate) and test.operator == "not":
        yield from _tests(plan, refine, test.operands[0], not outcome)
    elif isinstance(test, ir.Phi):  # of `and` and `or`
        for one in test.sources:
            yield from _tests(plan, refine, one, outcome)
    else:
        yield test, outcome


def _pass(
    link: Link,
    frame: Frame,
    instruction: ir.Refine,
    test: ir.AnyInstruction | None,
    outcome: bool,  # noqa: FBT001  as in the instruction
    value: int,
    target: Node,
) -> None:
    def keep(possible: bool | None, told: int = value) -> None:  # noqa: FBT001  an answer
        if possible is None or possible is outcome:
            link.solver.add_one(target, told if outcome else value)

    if test is None:
        keep(truth_of(link, value))
    elif isinstance(test, ir.Operate):
        others = [operand for operand in test.operands if operand != instruction.source]
        if len(others) == 1:
            pass_comparison(link, frame, test.operator, others[0], value, keep)
        else:
            _pass_aspect(link, frame, test, instruction.source, value, keep)
    elif isinstance(test, ir.Call):
        question = Question(frame, instruction.source, value, outcome)
        _pass_call(link, question, test, keep)
    elif isinstance(test, ir.GetAttr):
        pass_attribute(link, present(test.name), value, keep)
    else:
        keep(None)


def _pass_aspect(
    link: Link, frame: Frame, test: ir.Operate, source: Register, value: int, keep: Keep
) -> None:
    """A comparison of what `type`, `__class__` or `getattr` gives of the value."""
    plan = frame.plan
    aspect, other = test.operands if len(test.operands) == 2 else (ir.NO_REGISTER,) * 2  # noqa: PLR2004
    made = plan.defining(plan.unrefined(aspect))
    positive = {**SAME, **AMONG}.get(test.operator)
    if positive is None:
        keep(None)
    elif _is_class_of(plan, made, source):

        def keep_class(possible: bool | None, _: int = value) -> None:  # noqa: FBT001
            keep(None if possible is None else possible is positive)

        pass_exact_class(link, frame.node(other), value, keep_class)
    elif isinstance(made, ir.GetAttr) and made.object == source:
        same = is_one_of(link, plan, value, made.name, other)
        keep(None if same is None else same is positive)
    elif isinstance(made, ir.Call) and test.operator in SAME:
        _pass_attribute_compared(link, frame, made, (test.operator, other), value, keep)
    else:
        keep(None)


def _is_class_of(plan: Plan, made: ir.AnyInstruction | None, source: Register) -> bool:
    if isinstance(made, ir.GetAttr):
        return made.name == "__class__" and made.object == source
    if not isinstance(made, ir.Call) or len(made.arguments) != 1:
        return False
    callee = plan.defining(made.callee)
    return isinstance(callee, ir.LoadName) and callee.name == "type" and plan.is_builtin(callee)


def _pass_attribute_compared(
    link: Link,
    frame: Frame,
    made: ir.Call,
    compared: tuple[str, Register],
    value: int,
    keep: Keep,
) -> None:
    operator, other = compared
    plan = frame.plan
    constant = plan.defining(other)
    callee = plan.defining(made.callee)
    if (
        not isinstance(constant, ir.Const)
        or not isinstance(callee, ir.LoadName)
        or callee.name != "getattr"
    ):
        keep(None)
        return

    def judge(found: int) -> bool | None:
        same = equals(link, found, constant)
        return None if same is None else same is SAME[operator]

    default = _default(plan, made)
    absent = None
    if default is not None:
        absent = judge(link.objects.number(literal(default.value)))
    asked = Asked(asked_name(plan, made), judge, None, absent)
    pass_attribute(link, asked, value, keep)


def _default(plan: Plan, asking: ir.Call) -> ir.Const | None:
    """The constant that `getattr` gives in place of an attribute."""
    made = plan.defining(asking.arguments[2].value) if len(asking.arguments) > 2 else None  # noqa: PLR2004
    return made if isinstance(made, ir.Const) else None


def _pass_call(link: Link, question: Question, test: ir.Call, keep: Keep) -> None:
    frame, plan, value = question.frame, question.frame.plan, question.value
    callee = plan.defining(test.callee)
    if isinstance(callee, ir.GetAttr | ir.LoadName) and callee.name in kind_tests.NAMES:
        keep(kind_tests.is_of_kind(link, frame.node(test.callee), value))
        return
    if isinstance(callee, ir.GetAttr):
        if pass_predicate(link, question, test, keep, partial(_pass_call, link)):
            return
        is_asked = callee.name in _ENDS and (
            plan.unrefined(callee.object) == plan.unrefined(question.source)
        )
        keep(_begins_or_ends(link, frame, callee.name, test, value) if is_asked else None)
        return
    name = callee.name if isinstance(callee, ir.LoadName) else ""
    arguments = [argument.value for argument in test.arguments]
    if name == "isinstance" and len(arguments) > 1:
        pass_class(link, frame.node(arguments[1]), value, keep)
    elif name == "issubclass" and len(arguments) > 1:
        pass_subclass(link, frame.node(arguments[1]), value, keep)
    elif name == "callable":
        keep(None if isinstance(link.objects[value], External) else _is_callable(link, value))
    elif name == "hasattr":
        pass_attribute(link, present(asked_name(plan, test)), value, keep)
    elif name == "getattr":
        default = _default(plan, test)
        absent = None if default is None else bool(default.value)
        asked = Asked(asked_name(plan, test), partial(truth_of, link), None, absent)
        pass_attribute(link, asked, value, keep)
    elif not pass_predicate(link, question, test, keep, partial(_pass_call, link)):
        keep(None)


def _begins_or_ends(
    link: Link, frame: Frame, method: str, test: ir.Call, value: int
) -> bool | None:
    """Whether a constant text passes `startswith` or `endswith` with constants."""
    found = link.objects[value]
    if not isinstance(found, Literal) or not isinstance(found.value, str) or not test.arguments:
        return None
    asked = constant_key(frame.plan, test.arguments[0].value)
    texts = asked if isinstance(asked, tuple) else (asked,)
    if len(test.arguments) > 1 or not all(isinstance(one, str) for one in texts):
        return None
    return bool(getattr(found.value, method)(texts))


def truth_of(link: Link, value: int) -> bool | None:
    """Whether an object counts as true; None where that is not known."""
    found = link.objects[value]
    if isinstance(found, Literal):
        return bool(found.value)
    if isinstance(found, _ALWAYS_TRUE):
        return True
    if isinstance(found, InstanceObject):
        classes = link.classes
        if classes.external_bases(found.class_):
            return None
        for name in ("__bool__", "__len__"):
            if classes.owner(found.class_, name) is not None:
                return None
        return True
    return None


def _is_callable(link: Link, value: int) -> bool:
    """Whether an object can be called, as far as that can be told."""
    found = link.objects[value]
    if isinstance(found, InstanceObject):
        return link.classes.owner(found.class_, "__call__") is not None or bool(
            link.classes.external_bases(found.class_)
        )
    return not isinstance(found, Literal | Affixed | ContainerObject | Namespace) or isinstance(
        found, Method
    )
