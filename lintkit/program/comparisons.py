"""Which objects can come out of a comparison: with constants, functions, classes, members."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.class_tests import pass_class
from lintkit.program.enums import is_enum
from lintkit.program.objects import (
    Affixed,
    Bound,
    ClassObject,
    Closure,
    ContainerObject,
    InstanceObject,
    Literal,
)
from lintkit.program.values import External, ModuleValue, Unknown

if TYPE_CHECKING:
    from lintkit.ir import Register
    from lintkit.program.class_tests import Keep
    from lintkit.program.frames import Frame
    from lintkit.program.link import Link
    from lintkit.program.solver import Node

SAME = {"is": True, "==": True, "matches": True, "is not": False, "!=": False}
"""Operators by what they give for the same object."""

AMONG = {"in": True, "not in": False}
"""Operators by what they give for an element."""

_OPEN = (External, Unknown, Affixed)
_DISTINCT = (Literal, Closure, ClassObject, Bound, ModuleValue)


def pass_comparison(
    link: Link, frame: Frame, operator: str, other: Register, value: int, keep: Keep
) -> None:
    """Keeps an object by how it compares with a register."""
    constant = frame.plan.defining(other)
    if operator == "isinstance":
        pass_class(link, frame.node(other), value, keep)
    elif operator in SAME and isinstance(constant, ir.Const):
        same = equals(link, value, constant)
        keep(None if same is None else same is SAME[operator])
    elif operator in SAME:
        _pass_identity(link, frame.node(other), operator, value, keep)
    elif operator in AMONG:
        found = _is_among(link, frame, other, value)
        keep(None if found is None else found is AMONG[operator])
    else:
        keep(None)


def equals(link: Link, value: int, constant: ir.Const) -> bool | None:
    """Whether an object is a constant; None where that is not known."""
    found = link.objects[value]
    if isinstance(found, External | Unknown):
        return None
    if isinstance(found, InstanceObject | ContainerObject) and constant.value is not None:
        return None
    return isinstance(found, Literal) and (
        found.value == constant.value and found.type == type(constant.value).__name__
    )


def _is_among(link: Link, frame: Frame, display: Register, value: int) -> bool | None:
    """Whether a constant is one of those that are written out in a display."""
    made = frame.plan.defining(display)
    if not isinstance(link.objects[value], Literal) or not isinstance(made, ir.Build):
        return None
    items = [frame.plan.defining(entry.value) for entry in made.entries]
    constants = [item for item in items if isinstance(item, ir.Const)]
    if made.kind not in {"list", "set", "tuple"} or len(constants) < len(items):
        return None
    return any(equals(link, value, constant) for constant in constants)


def _pass_identity(link: Link, other: Node, operator: str, value: int, keep: Keep) -> None:
    """Compares an object with all that it may be compared with."""
    if not _is_told_apart(link, value, operator):
        keep(None)
        return
    same = SAME[operator]

    def compare(against: int) -> None:
        if _may_equal(link, value, against):
            keep(same)
        if against != value or not _is_one(link, value):
            keep(not same)

    link.each_told(other, compare)
    if not link.solver.points_to[other]:
        link.defer("tests", partial(_keep_unknown, link, other, keep))


def _keep_unknown(link: Link, other: Node, keep: Keep) -> bool:
    if not link.solver.points_to[other]:
        keep(None)
    return True


def _is_told_apart(link: Link, value: int, operator: str) -> bool:
    """Whether an object equals no other; what `==` gives of instances, their classes say."""
    found = link.objects[value]
    if isinstance(found, InstanceObject) and value not in link.promised:
        return operator.startswith("is") or is_enum(link, found.class_)
    return isinstance(found, _DISTINCT)


def _may_equal(link: Link, value: int, other: int) -> bool:
    if value == other:
        return True
    found, against = link.objects[value], link.objects[other]
    if isinstance(against, _OPEN):
        return True
    if isinstance(against, InstanceObject):
        if isinstance(found, InstanceObject):
            return other in link.promised
        return _compares(link, against.class_)
    if isinstance(found, Literal):
        if isinstance(against, ContainerObject):
            return against.kind == "string"
        return isinstance(against, Literal) and found.value == against.value
    return isinstance(found, InstanceObject) and _compares(link, found.class_)


def _compares(link: Link, class_: int) -> bool:
    """Whether a class may say by itself what its instances equal."""
    owner = link.classes.owner(class_, "__eq__")
    return owner is not None or bool(link.classes.external_bases(class_))


def _is_one(link: Link, value: int) -> bool:
    """Whether an abstract object stands for one at run time: made once, by the body of a module."""
    found = link.objects[value]
    if isinstance(found, InstanceObject) and is_enum(link, found.class_):
        return True
    if isinstance(found, Bound):
        return _is_one(link, found.function) and _is_one(link, found.receiver)
    if not isinstance(found, Closure | ClassObject | InstanceObject):
        return True
    frame = link.frames.all[found.frame]
    if isinstance(found, InstanceObject) and (
        found.position < 0 or frame.plan.in_loop(found.position)
    ):
        return False
    while frame.plan.code.kind == "class":
        frame = frame.enclosing
    return frame.plan.code.kind == "module"
