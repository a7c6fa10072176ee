"""The special methods that operators call (The Python Language Reference, 3.3.8)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lintkit.program import protocols
from lintkit.program.binary import ARITHMETIC, COMPARISONS, ask, ask_in_order, reflect
from lintkit.program.calls import call_special, types
from lintkit.program.enums import is_enum
from lintkit.program.interpolation import interpolate
from lintkit.program.objects import MAPPINGS, ContainerObject, Inherited, InstanceObject, Literal
from lintkit.program.protocols import TEXT, Where
from lintkit.program.rich_comparison import (
    compare_left,
    compare_right,
    equal_elements,
    find_equal,
    find_key,
    holds_elements,
)
from lintkit.program.values import External

if TYPE_CHECKING:
    from lintkit import ir
    from lintkit.program.heap import Items
    from lintkit.program.link import Link
    from lintkit.program.objects import AbstractObject
    from lintkit.program.solver import Node
    from lintkit.program.values import Site

_UNARY = {"u-": "__neg__", "u+": "__pos__", "u~": "__invert__", "~": "__invert__"}
_CONVERSIONS = {"!r": protocols.shown, "!a": protocols.shown, "!s": protocols.text}
_HASHING = frozenset({"frozenset", "set", *MAPPINGS})


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
        if index < 2 and getattr(link.objects[new], "kind", "") == "dict":  # noqa: PLR2004
            other = operands[1 - index]
            link.each(other, partial(_pipe_items, link, where, target, new))
    elif operator == "/" and _is_path(link.objects[new]):
        link.give(target, External("pathlib.Path", where.frame.plan.site(where.position)))
    elif operator == "%" and index == 1 and _holds_text(link, operands[0]):
        interpolate(link, where, operands[0], new)
        return
    elif operator in _CONVERSIONS:
        _CONVERSIONS[operator](link, where, new)
        link.give(target, TEXT)
    else:
        _look_at_elements(link, where, operator, operands, new, index)
    _ask_operand(link, where, operator, operands, new, index, target)


def apply(
    link: Link, where: Where, operator: str, operands: tuple[Node, ...], target: Node
) -> None:
    """Calls what an operator calls that a function stands for."""
    for index, node in enumerate(operands):

        def ask(new: int, index: int = index) -> None:
            _look_at_elements(link, where, operator, operands, new, index)
            _ask_operand(link, where, operator, operands, new, index, target)

        link.each(node, ask)


def _ask_operand(
    link: Link,
    where: Where,
    operator: str,
    operands: tuple[Node, ...],
    new: int,
    index: int,
    target: Node,
) -> None:
    if not types(link, new):
        return
    if operator == "not":
        protocols.truth(link, where, new)
    elif operator in _UNARY:
        call_special(link, where.call(target, part=operator), new, _UNARY[operator])
    elif operator in {"in", "not in"}:
        if index == 1:
            _contains(link, where, new, operands[0])
    elif operator in COMPARISONS:
        if index < len(operands) - 1:
            right = where.call(target, operands[index + 1], part=operator)
            compare_left(link, right, new, operator)
        if index > 0:
            left = where.call(target, operands[index - 1], part=operator)
            compare_right(link, left, new, operator)
    elif operator.removesuffix("=") in ARITHMETIC:
        _arithmetic(link, where, operator, operands, new, index, target)


def _is_path(value: AbstractObject) -> bool:
    """Whether it is a path of `pathlib`, or part of one."""
    return isinstance(value, External) and value.symbol.startswith(("pathlib.Path", "pathlib.Pure"))


def _look_at_elements(
    link: Link, where: Where, operator: str, operands: tuple[Node, ...], new: int, index: int
) -> None:
    if operator in {"==", "!="} and index == 0 and holds_elements(link, new):
        link.each(operands[1], partial(equal_elements, link, where, new))
    elif operator in {"in", "not in"} and index == 1:
        _look_for(link, where, new, operands[0])


def _look_for(link: Link, where: Where, container: int, item: Node) -> None:
    """`item in container`, for built-in containers."""
    found = link.objects[container]
    if not isinstance(found, ContainerObject):
        return
    if found.kind in _HASHING:
        protocols.hashed(link, where, item)
        items = link.heap.items(container)
        find_key(link, where, items.names if found.kind in MAPPINGS else items.every, item)
    elif holds_elements(link, container):
        find_equal(link, where, link.heap.items(container).every, item)


def _pipe(link: Link, where: Where, target: Node, new: int) -> None:
    joined(link, new, target, where.frame.plan.site(where.position))


def joined(link: Link, number: int, target: Node, site: Site) -> None:
    """What a library makes of its own objects joined by `|`, as LangChain makes chains."""
    part = link.objects[number]
    if isinstance(part, External) and part.origin is not None:
        symbol = f"{part.symbol.removesuffix('.__or__')}.__or__"  # must not grow in a loop
        link.give(target, External(symbol, site))
    elif isinstance(part, InstanceObject) and not is_enum(link, part.class_):
        method = link.classes.raw(part.class_, "__or__")
        link.each(method, partial(_join_inherited, link, target, site))


def _join_inherited(link: Link, target: Node, site: Site, method: int) -> None:
    """What the method gives that an object of the program has from a base outside it."""
    found = link.objects[method]
    if isinstance(found, Inherited) and not found.symbol.startswith("builtins."):
        link.give(target, External(found.symbol, site))


def _pipe_items(link: Link, where: Where, target: Node, mapping: int, other: int) -> None:
    """LangChain runs the values of a dict side by side, where it is joined with an object."""
    joined = link.objects[other]
    if isinstance(joined, External) and joined.origin is not None:
        link.each(link.heap.items(mapping).every, partial(_pipe, link, where, target))


def _holds_text(link: Link, node: Node) -> bool:
    for value in link.solver.points_to[node]:
        found = link.objects[value]
        if isinstance(found, Literal) and found.type == "str":
            return True
        if found == TEXT or getattr(found, "kind", "") == "string":
            return True
    return False


def _arithmetic(
    link: Link,
    where: Where,
    operator: str,
    operands: tuple[Node, ...],
    new: int,
    index: int,
    target: Node,
) -> None:
    instance = link.objects[new]
    if isinstance(instance, InstanceObject) and is_enum(link, instance.class_):
        link.solver.add_one(target, new)  # flags join to a flag
        return
    name = ARITHMETIC[operator.removesuffix("=")]
    other = operands[1 - index]
    if index == 0:
        in_place = operator.endswith("=") and call_special(
            link, where.call(target, other, part="i" + name), new, f"__i{name}__"
        )
        if not in_place:
            ask_in_order(link, where.call(target, other, part=name), new, f"__{name}__")
    else:
        call = where.call(target, other, part="r" + name)
        answer = partial(call_special, link, call, new, f"__r{name}__")
        link.defer("operators", partial(reflect, link, other, f"__{name}__", answer))


def _join_items(link: Link, items: Items, number: int) -> None:
    if isinstance(link.objects[number], ContainerObject):
        link.solver.connect(link.heap.items(number).every, items.unknown)


def add_up(link: Link, where: Where, start: Node | None, element: Node, total: Node) -> None:
    """Calls what `sum` calls: the first element is added to the start, each other to the sum.

    Args:
        link: the program being linked.
        where: the call of `sum`.
        start: the node of what it begins with; None: nought.
        element: the node of what it adds.
        total: the node of what it returns.
    """
    site = where.frame.plan.site(where.position)
    nought = link.constant(link.objects.number(External("builtins.int", site)))
    first = nought if start is None else start

    def begin(value: int) -> None:
        found = link.objects[value]
        if isinstance(found, Literal):
            link.give(total, External(f"builtins.{found.type}", site))
        elif isinstance(found, ContainerObject) and found.kind in {"list", "tuple"}:
            joined = ContainerObject(found.kind, where.frame.number, where.position, "sum")
            link.give(total, joined)
            items = link.heap.items(link.objects.number(joined))
            link.each(element, partial(_join_items, link, items))
            _join_items(link, items, value)
        else:
            link.solver.add_one(total, value)

    def add(so_far: int) -> None:
        if types(link, so_far):
            ask(link, where.call(total, element, part="add"), so_far, "__add__")

    def add_first(value: int) -> None:
        if types(link, value):
            call = where.call(total, first, part="radd")
            answer = partial(call_special, link, call, value, "__radd__")
            link.defer("operators", partial(reflect, link, first, "__add__", answer))
        else:
            begin(value)

    link.each(first, begin)
    link.each(element, add_first)
    link.each(total, add)


def _contains(link: Link, where: Where, container: int, item: Node) -> None:
    if not call_special(link, where.call(None, item, part="in"), container, "__contains__"):
        protocols.iterate(link, where, container, link.solver.allocate(1))
