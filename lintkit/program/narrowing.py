"""Which objects can pass a test: None, truth, isinstance, callable, hasattr, equality."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from lintkit import ir
from lintkit.program.keys import constant_key
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
)
from lintkit.program.values import External, ModuleValue, Unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lintkit.program.frames import Frame
    from lintkit.program.link import Link
    from lintkit.program.solver import Node


class Keep(Protocol):
    """Takes whether a value can be what a test asks for, and what it then is."""

    def __call__(self, possible: bool | None, told: int = ..., /) -> None:  # noqa: FBT001
        """Keeps the value, or what it is told to be, where that agrees with the outcome."""


_ALWAYS_TRUE = (Closure, Bound, ClassObject, Method, ModuleValue, WrapperObject, SuperObject)


def refine(
    link: Link, frame: Frame, instruction: ir.Refine, values: Iterable[int], target: Node
) -> None:
    """Target ⊇ those values that can have had the outcome."""
    test = frame.plan.defining(instruction.test)
    outcome = instruction.outcome
    while isinstance(test, ir.Operate) and test.operator == "not":
        if test.operands[0] == instruction.source:
            test = None
            outcome = not outcome
            break
        test = frame.plan.defining(test.operands[0])
        outcome = not outcome
    if instruction.test == instruction.source:
        test = None
    for value in values:
        _pass(link, frame, instruction, test, outcome, value, target)


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
        _pass_comparison(link, frame, test.operator, others, value, keep)
    elif isinstance(test, ir.Call):
        _pass_call(link, frame, test, value, keep)
    else:
        keep(None)


def _pass_comparison(
    link: Link,
    frame: Frame,
    operator: str,
    others: list[int],
    value: int,
    keep: Keep,
) -> None:
    if len(others) != 1:
        keep(None)
        return
    other = frame.plan.defining(others[0])
    negated = operator in {"is not", "!="}
    if operator == "isinstance":
        _pass_class(link, frame.node(others[0]), value, keep)
    elif isinstance(other, ir.Const) and operator in {"is", "is not", "==", "!=", "matches"}:
        found = link.objects[value]
        if isinstance(found, External | Unknown):
            keep(None)
            return
        same = isinstance(found, Literal) and (
            found.value == other.value and found.type == type(other.value).__name__
        )
        if isinstance(found, InstanceObject | ContainerObject) and other.value is not None:
            keep(None)
        else:
            keep(same is not negated)
    else:
        keep(None)


def _pass_call(
    link: Link,
    frame: Frame,
    test: ir.Call,
    value: int,
    keep: Keep,
) -> None:
    callee = frame.plan.defining(test.callee)
    if isinstance(callee, ir.GetAttr):
        keep(_begins_or_ends(link, frame, callee.name, test, value))
        return
    name = callee.name if isinstance(callee, ir.LoadName) else ""
    arguments = [argument.value for argument in test.arguments]
    if name == "isinstance" and len(arguments) > 1:
        _pass_class(link, frame.node(arguments[1]), value, keep)
    elif name == "callable":
        keep(None if isinstance(link.objects[value], External) else _is_callable(link, value))
    elif name == "hasattr" and len(arguments) > 1:
        wanted = frame.plan.defining(arguments[1])
        if isinstance(wanted, ir.Const) and isinstance(wanted.value, str):
            keep(_has(link, value, wanted.value))
        else:
            keep(None)
    else:
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


def _has(link: Link, value: int, name: str) -> bool | None:
    found = link.objects[value]
    if isinstance(found, InstanceObject):
        classes = link.classes
        if classes.owner(found.class_, name) is not None:
            return True
        if name in link.stored_names or classes.external_bases(found.class_):
            return None
        return False
    return None


def _pass_class(link: Link, classes: Node, value: int, keep: Keep) -> None:
    found = link.objects[value]
    if isinstance(found, External) and found.origin is not None:
        _pass_external(link, classes, found, keep)
        return
    if not isinstance(found, InstanceObject | Literal | ContainerObject | Closure | Bound):
        keep(None)
        return

    def decide() -> bool:
        candidates = _class_candidates(link, classes)
        if not candidates:
            return False
        answers = [is_instance(link, value, candidate) for candidate in candidates]
        keep(True in answers or (None if None in answers else False))
        return True

    if not decide():
        link.defer("tests", partial(_decide_late, decide, keep))


def _pass_external(link: Link, classes: Node, found: External, keep: Keep) -> None:
    """What a library made is, where it passes the test, of the builtin type that was asked for."""

    def decide() -> bool:
        candidates = [link.objects[one] for one in _class_candidates(link, classes)]
        for wanted in candidates:
            if isinstance(wanted, External) and _is_plain_type(wanted.symbol):
                keep(None, link.objects.number(External(wanted.symbol, found.origin)))
            else:
                keep(None)
        return bool(candidates)

    if not decide():
        link.defer("tests", partial(_decide_late, decide, keep))


def _decide_late(decide: Callable[[], bool], keep: Keep) -> bool:
    if not decide():
        keep(None)
    return True


def _class_candidates(link: Link, node: Node) -> list[int]:
    candidates = []
    for number in sorted(link.solver.points_to[node]):
        if isinstance(link.objects[number], ContainerObject):
            candidates += sorted(link.solver.points_to[link.heap.items(number).every])
        else:
            candidates.append(number)
    return candidates


_TYPE_NAMES = {"string": "str", "bool": "bool"}


def is_instance(link: Link, value: int, class_: int) -> bool | None:
    """Whether an object is of a class; None where that is not known."""
    found, wanted = link.objects[value], link.objects[class_]
    if isinstance(found, InstanceObject):
        return _is_instance_of(link, found, class_)
    if isinstance(wanted, ClassObject):
        return False
    if not isinstance(wanted, External) or not _is_plain_type(wanted.symbol):
        return None
    if isinstance(found, Literal):
        return wanted.symbol == f"builtins.{found.type}" or (
            wanted.symbol == "builtins.int" and found.type == "bool"
        )
    if isinstance(found, ContainerObject):
        return wanted.symbol == f"builtins.{_TYPE_NAMES.get(found.kind, found.kind)}"
    return False


def _is_instance_of(link: Link, found: InstanceObject, class_: int) -> bool | None:
    wanted = link.objects[class_]
    bases = link.classes.external_bases(found.class_)
    if isinstance(wanted, ClassObject):
        if link.classes.is_subclass(found.class_, class_):
            return True
        if is_protocol(link, class_):
            return _conforms(link, found.class_, class_)
        return None if bases else False
    if isinstance(wanted, External):
        if wanted.symbol in bases:
            return True
        return None if bases or not _is_plain_type(wanted.symbol) else False
    return None


_PROTOCOLS = frozenset({External("typing.Protocol"), External("typing_extensions.Protocol")})


def is_protocol(link: Link, class_: int) -> bool:
    """Whether a class only says what others have; it has no instances of its own."""
    direct = (link.solver.points_to[base] for base in link.classes[class_].bases)
    return any(link.objects[number] in _PROTOCOLS for values in direct for number in values)


def _conforms(link: Link, class_: int, protocol: int) -> bool | None:
    """Whether a class has the methods that a protocol asks for."""
    asked = {child.code.name for child in link.classes[protocol].frame.plan.children.values()}
    if all(link.classes.owner(class_, name) is not None for name in asked):
        return True
    return None if link.classes.external_bases(class_) else False


def _is_plain_type(symbol: str) -> bool:
    return symbol in {
        f"builtins.{name}"
        for name in ("str", "int", "float", "bool", "bytes", "list", "tuple", "dict", "set", "type")
    }


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
