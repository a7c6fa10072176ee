"""Which objects can pass a test of an attribute: `hasattr(x, "name")`, `getattr(x, "name", None)`.

Functions have few attributes but those that the program sets on them, so that a mark tells the
functions that have it from the others.
"""

from __future__ import annotations

import builtins
from dataclasses import dataclass
from functools import partial
from types import FunctionType
from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.marks import mark_of
from lintkit.program.objects import (
    Bound,
    ClassObject,
    Closure,
    ContainerObject,
    InstanceObject,
    Literal,
    WrapperObject,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from lintkit.program.class_tests import Keep
    from lintkit.program.link import Link
    from lintkit.program.plan import Plan
    from lintkit.program.solver import Node

_OF_FUNCTIONS = frozenset(dir(FunctionType))
_TRANSPARENT = frozenset({"classmethod", "staticmethod"})
"""What has the attributes of the function that it wraps."""

_TYPE_NAMES = {"string": "str"}


@dataclass(eq=False, slots=True)
class Asked:
    """A question for an attribute.

    Attributes:
        name: of the attribute; "" where that is not known.
        judge: whether an object that the attribute holds passes.
        present: whether an object with the attribute passes.
        absent: whether an object without the attribute passes.
    """

    name: str
    judge: Callable[[int], bool | None]
    present: bool | None
    absent: bool | None


def present(name: str) -> Asked:
    """Whether there is an attribute of a name."""
    return Asked(name, lambda _: True, present=True, absent=False)


def asked_name(plan: Plan, test: ir.Call) -> str:
    """The constant name of the attribute that `hasattr` or `getattr` asks for; else ""."""
    wanted = plan.defining(test.arguments[1].value) if len(test.arguments) > 1 else None
    return wanted.value if isinstance(wanted, ir.Const) and isinstance(wanted.value, str) else ""


def pass_attribute(link: Link, asked: Asked, value: int, keep: Keep) -> None:
    """Keeps an object by what it has under the name that is asked for."""
    found = link.objects[value]
    if isinstance(found, WrapperObject) and found.kind in _TRANSPARENT:
        inner = link.heap.field(value, "function")
        link.each(inner, lambda function: pass_attribute(link, asked, function, keep))
        return
    marked = _function(link, value)
    if marked is not None and asked.name and asked.name not in _OF_FUNCTIONS:
        mark = mark_of(link, marked, asked.name)
        link.each(mark, lambda found: keep(asked.judge(found)))
        link.defer("tests", partial(_keep_unmarked, link, mark, asked, keep))
        return
    has = has_attribute(link, value, asked.name) if asked.name else None
    keep({True: asked.present, False: asked.absent, None: None}[has])


def _function(link: Link, value: int) -> int | None:
    found = link.objects[value]
    if isinstance(found, Bound):
        return _function(link, found.function)
    return value if isinstance(found, Closure) else None


def _keep_unmarked(link: Link, mark: Node, asked: Asked, keep: Keep) -> bool:
    if not link.solver.points_to[mark]:
        keep(asked.absent)
    return True


def has_attribute(link: Link, value: int, name: str) -> bool | None:
    """Whether an object has an attribute; None where that is not known."""
    found = link.objects[value]
    if isinstance(found, Literal):
        return hasattr(found.value, name)
    if isinstance(found, ContainerObject):
        type_ = getattr(builtins, _TYPE_NAMES.get(found.kind, found.kind), None)
        return hasattr(type_, name) if isinstance(type_, type) else None
    if isinstance(found, WrapperObject):
        return hasattr(property, name) if found.kind == "property" else None
    if not isinstance(found, InstanceObject | ClassObject):
        return None
    class_ = found.class_ if isinstance(found, InstanceObject) else value
    if link.classes.owner(class_, name) is not None:
        return True
    is_open = (
        name in link.stored_names
        or link.classes.external_bases(class_)
        or link.classes.owner(class_, "__getattr__") is not None
        or (isinstance(found, ClassObject) and link.classes[value].metaclass is not None)
    )
    return None if is_open or hasattr(object, name) else False
