"""Which objects pass the tests of `inspect`: functions, methods, classes, coroutine functions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.program.objects import (
    Affixed,
    Bound,
    ClassObject,
    Closure,
    ContainerObject,
    InstanceObject,
    Literal,
)
from lintkit.program.values import External

if TYPE_CHECKING:
    from lintkit.program.link import Link
    from lintkit.program.solver import Node

_TESTS = {f"inspect.{name}": name for name in ("isclass", "isfunction", "ismethod")} | {
    "asyncio.iscoroutinefunction": "iscoroutinefunction",
    "inspect.iscoroutinefunction": "iscoroutinefunction",
}
NAMES = frozenset(_TESTS.values())
"""The names of the tests."""

_PLAIN = (Affixed, ContainerObject, InstanceObject, Literal)


def is_of_kind(link: Link, test: Node, value: int) -> bool | None:
    """Whether an object passes the test that a node holds; None where that is not known."""
    tests = [link.objects[one] for one in link.solver.points_to[test]]
    only = tests[0] if len(tests) == 1 else None
    name = _TESTS.get(only.symbol) if isinstance(only, External) else None
    return None if name is None else _passes(link, name, value)


def _passes(link: Link, name: str, value: int) -> bool | None:
    found = link.objects[value]
    if isinstance(found, _PLAIN):
        return False
    if isinstance(found, ClassObject):
        return name == "isclass"
    function = link.objects[found.function] if isinstance(found, Bound) else found
    if not isinstance(function, Closure):
        return None
    if name == "iscoroutinefunction":
        plan = link.plans[function.code]  # a decorator of a library may have put another in place
        return None if plan.code.decorators else plan.is_coroutine
    if name == "isfunction" and link.plans[function.code].code.decorators:
        return None
    return name == ("ismethod" if isinstance(found, Bound) else "isfunction")
