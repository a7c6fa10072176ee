"""The special methods that syntax and builtins call: iteration, contexts, items, operators."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from lintkit.program.calls import Call, call_special, resume
from lintkit.program.objects import (
    ClassObject,
    ContainerObject,
    InstanceObject,
    Literal,
)
from lintkit.program.parameters import Arguments, Positional
from lintkit.program.values import External, Unknown

if TYPE_CHECKING:
    from lintkit import ir
    from lintkit.program.frames import Frame
    from lintkit.program.heap import Items
    from lintkit.program.link import Link
    from lintkit.program.solver import Node

_ARITHMETIC = {
    "+": "add",
    "-": "sub",
    "*": "mul",
    "/": "truediv",
    "//": "floordiv",
    "%": "mod",
    "**": "pow",
    "@": "matmul",
    "&": "and",
    "|": "or",
    "^": "xor",
    "<<": "lshift",
    ">>": "rshift",
}
_COMPARISONS = {
    "==": ("__eq__", "__eq__"),
    "!=": ("__ne__", "__ne__"),
    "<": ("__lt__", "__gt__"),
    "<=": ("__le__", "__ge__"),
    ">": ("__gt__", "__lt__"),
    ">=": ("__ge__", "__le__"),
}
_UNARY = {"u-": "__neg__", "u+": "__pos__", "u~": "__invert__", "~": "__invert__"}

TEXT = External("builtins.str")

AWAITABLE = frozenset({"asyncio.Future", "asyncio.Task"})
"""The kinds of containers that awaiting opens."""


class Where(NamedTuple):
    """The instruction on whose behalf special methods are called."""

    frame: Frame
    position: int
    part: str = ""

    def call(self, target: Node | None, *arguments: Node, part: str = "") -> Call:
        """A call from here."""
        given = Arguments(tuple(map(Positional, arguments)))
        return Call(self.frame, self.position, "implicit", target, given, part=self.part + part)


def iterate(link: Link, where: Where, value: int, target: Node, *, is_async: bool = False) -> None:
    """Target ⊇ the elements of an object."""
    found = link.objects[value]
    if isinstance(found, ContainerObject):
        resume(link, where.call(None), value)
        items = link.heap.items(value)
        link.solver.connect(items.names if found.kind == "dict" else items.every, target)
        if found.kind == "string":
            link.give(target, TEXT)
    elif isinstance(found, Literal):
        if found.type == "str":
            link.give(target, TEXT)
    elif isinstance(found, External | Unknown):
        link.solver.add(target, link.objects.only(value))
    elif isinstance(found, ClassObject):
        link.solver.connect(link.class_members(value), target)
    elif isinstance(found, InstanceObject):
        _iterate_instance(link, where, value, found, target, is_async=is_async)


def _iterate_instance(
    link: Link,
    where: Where,
    value: int,
    instance: InstanceObject,
    target: Node,
    *,
    is_async: bool,
) -> None:
    iterator = link.solver.allocate(1)
    method = "__aiter__" if is_async else "__iter__"
    link.each(iterator, lambda got: advance(link, where, got, target, is_async=is_async))
    if call_special(link, where.call(iterator, part="iter"), value, method):
        return
    if call_special(
        link,
        where.call(target, link.constant(link.objects.number(External("builtins.int")))),
        value,
        "__getitem__",
    ):
        return
    items = link.heap.items(value)
    is_dict = "builtins.dict" in link.classes.external_bases(instance.class_)
    link.solver.connect(items.names if is_dict else items.every, target)


def advance(link: Link, where: Where, iterator: int, target: Node, *, is_async: bool) -> None:
    """Target ⊇ what the iterator hands out."""
    if isinstance(link.objects[iterator], InstanceObject):
        method = "__anext__" if is_async else "__next__"
        call_special(link, where.call(target, part="next"), iterator, method)
    else:
        iterate(link, where, iterator, target, is_async=is_async)


def elements(link: Link, where: Where, iterable: Node | None, target: Node) -> None:
    """Target ⊇ the elements of everything in a node."""
    if iterable is not None:
        link.each(iterable, lambda value: iterate(link, where, value, target))


def enter(link: Link, where: Where, manager: int, target: Node, *, is_async: bool) -> None:
    """Target ⊇ what `with manager as target` binds."""
    value = link.objects[manager]
    prefix = "__a" if is_async else "__"
    if isinstance(value, ContainerObject) and value.kind == "generator":
        link.solver.connect(link.heap.items(manager).every, target)
    elif isinstance(value, InstanceObject):
        call_special(link, where.call(target, part="enter"), manager, f"{prefix}enter__")
        outcome = [link.solver.allocate(1) for _ in range(3)]
        call_special(link, where.call(None, *outcome, part="exit"), manager, f"{prefix}exit__")
        for base in link.classes.external_bases(value.class_):
            if not base.startswith("builtins.") and not link.classes.owner(
                value.class_, f"{prefix}enter__"
            ):
                link.solver.add(target, link.objects.only(manager))
    else:
        link.solver.add(target, link.objects.only(manager))


def await_(link: Link, where: Where, value: int, target: Node) -> None:
    """Target ⊇ what awaiting gives; a coroutine counts as what it returns."""
    found = link.objects[value]
    if isinstance(found, ContainerObject) and found.kind in AWAITABLE:
        link.solver.connect(link.heap.items(value).every, target)
        return
    if not isinstance(found, InstanceObject):
        link.solver.add(target, link.objects.only(value))
        return
    outcome = link.solver.allocate(1)
    if not call_special(link, where.call(outcome), value, "__await__"):
        link.solver.add(target, link.objects.only(value))
        return

    def finish(number: int) -> None:
        if getattr(link.objects[number], "kind", "") == "generator":
            link.solver.connect(link.heap.field(number, "return"), target)

    link.each(outcome, finish)


def items_of(link: Link, value: int) -> Items | None:
    """The items of an object that stores them itself, subclasses of containers included."""
    found = link.objects[value]
    if isinstance(found, ContainerObject) and found.kind != "string":
        return link.heap.items(value)
    if isinstance(found, InstanceObject) and any(
        base in {"builtins.dict", "builtins.list", "builtins.tuple", "collections.UserDict"}
        or base.startswith(("collections.", "typing."))
        for base in link.classes.external_bases(found.class_)
    ):
        return link.heap.items(value)
    return None


def operate(
    link: Link,
    where: Where,
    instruction: ir.Operate,
    operands: tuple[Node, ...],
    new: int,
    index: int,
) -> None:
    """Calls what an operator calls where operand `index` now also holds `new`."""
    operator = instruction.operator
    target = where.frame.node(instruction.target)
    if operator == "|":
        _pipe(link, where, target, new)
    if not isinstance(link.objects[new], InstanceObject):
        return
    if operator == "not":
        truth(link, where, new)
    elif operator in _UNARY:
        call_special(link, where.call(target, part=operator), new, _UNARY[operator])
    elif operator in {"in", "not in"}:
        if index == 1:
            _contains(link, where, new, operands[0])
    elif operator in _COMPARISONS:
        _comparison(link, where, operator, operands, new, index, target)
    elif operator.removesuffix("=") in _ARITHMETIC:
        _arithmetic(link, where, operator, operands, new, index, target)


def _pipe(link: Link, where: Where, target: Node, new: int) -> None:
    """What a library makes of its own objects joined by `|`, as LangChain makes chains."""
    operand = link.objects[new]
    if isinstance(operand, External) and operand.origin is not None:
        symbol = f"{operand.symbol.removesuffix('.__or__')}.__or__"  # must not grow in a loop
        link.give(target, External(symbol, where.frame.plan.site(where.position)))


def _comparison(
    link: Link,
    where: Where,
    operator: str,
    operands: tuple[Node, ...],
    new: int,
    index: int,
    target: Node,
) -> None:
    forward, reflected = _COMPARISONS[operator]
    if index == 0:
        call_special(link, where.call(target, operands[1], part=operator), new, forward)
    elif not _any_instance(link, operands[index - 1]):
        before = where.call(target, operands[index - 1], part=operator)
        call_special(link, before, new, reflected)


def _arithmetic(
    link: Link,
    where: Where,
    operator: str,
    operands: tuple[Node, ...],
    new: int,
    index: int,
    target: Node,
) -> None:
    name = _ARITHMETIC[operator.removesuffix("=")]
    other = operands[1 - index]
    if index == 0:
        in_place = operator.endswith("=") and call_special(
            link, where.call(target, other, part="i" + name), new, f"__i{name}__"
        )
        if not in_place:
            call_special(link, where.call(target, other, part=name), new, f"__{name}__")
    else:
        link.defer(
            "operators",
            partial(_reflected, link, where.call(target, other, part="r" + name), new, name, other),
        )


def _reflected(link: Link, call: Call, new: int, name: str, left: Node) -> bool:
    """The right operand's method runs where the left has none."""
    for value in sorted(link.solver.points_to[left]):
        found = link.objects[value]
        if isinstance(found, InstanceObject) and link.classes.owner(found.class_, f"__{name}__"):
            return True
    call_special(link, call, new, f"__r{name}__")
    return True


def _contains(link: Link, where: Where, container: int, item: Node) -> None:
    if not call_special(link, where.call(None, item, part="in"), container, "__contains__"):
        iterate(link, where, container, link.solver.allocate(1))


def _any_instance(link: Link, node: Node) -> bool:
    return any(
        isinstance(link.objects[value], InstanceObject) for value in link.solver.points_to[node]
    )


def truth(link: Link, where: Where, value: int) -> None:
    """Calls what a test on an object calls."""
    if isinstance(link.objects[value], InstanceObject) and not call_special(
        link, where.call(None, part="bool"), value, "__bool__"
    ):
        call_special(link, where.call(None, part="len"), value, "__len__")


def text(link: Link, where: Where, value: int) -> None:
    """Calls what `str(object)` calls."""
    if isinstance(link.objects[value], InstanceObject) and not call_special(
        link, where.call(None, part="str"), value, "__str__"
    ):
        call_special(link, where.call(None, part="repr"), value, "__repr__")
