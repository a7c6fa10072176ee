"""The special methods that operators call (The Python Language Reference, 3.3.8)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from lintkit.program import protocols
from lintkit.program.calls import call_special, types
from lintkit.program.enums import is_enum
from lintkit.program.objects import MAPPINGS, ContainerObject, Inherited, InstanceObject, Literal
from lintkit.program.parameters import Arguments, Positional
from lintkit.program.protocols import TEXT, Where
from lintkit.program.values import External

if TYPE_CHECKING:
    from collections.abc import Callable

    from lintkit import ir
    from lintkit.program.calls import Call
    from lintkit.program.link import Link
    from lintkit.program.objects import AbstractObject
    from lintkit.program.solver import Node
    from lintkit.program.values import Site

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
_CONVERSIONS = {"!r": protocols.shown, "!a": protocols.shown, "!s": protocols.text}

_SEQUENCES = frozenset({"deque", "list", "tuple"})
_HASHING = frozenset({"frozenset", "set", *MAPPINGS})

_ORDERS = ("__lt__", "__le__", "__gt__", "__ge__")
_NEGATIONS = {frozenset({"__lt__", "__ge__"}), frozenset({"__le__", "__gt__"})}

ORDERED = "<ordered>"
"""The field of a class to which `functools.total_ordering` adds comparisons."""


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
        _format(link, where, new)
        return
    elif operator in _CONVERSIONS:
        _CONVERSIONS[operator](link, where, new)
        link.give(target, TEXT)
    else:
        _look_at_elements(link, where, operator, operands, new, index)
    if not types(link, new):
        return
    if operator == "not":
        protocols.truth(link, where, new)
    elif operator in _UNARY:
        call_special(link, where.call(target, part=operator), new, _UNARY[operator])
    else:
        _operate_on_two(link, where, operator, operands, new, index, target)


def _operate_on_two(
    link: Link,
    where: Where,
    operator: str,
    operands: tuple[Node, ...],
    new: int,
    index: int,
    target: Node,
) -> None:
    if operator in {"in", "not in"}:
        if index == 1:
            _contains(link, where, new, operands[0])
    elif operator in _COMPARISONS:
        if index < len(operands) - 1:
            right = where.call(target, operands[index + 1], part=operator)
            _compare_left(link, right, new, operator)
        if index > 0:
            left = where.call(target, operands[index - 1], part=operator)
            _compare_right(link, left, new, operator)
    elif operator.removesuffix("=") in _ARITHMETIC:
        _arithmetic(link, where, operator, operands, new, index, target)


def _is_path(value: AbstractObject) -> bool:
    """Whether it is a path of `pathlib`, or part of one."""
    return isinstance(value, External) and value.symbol.startswith(("pathlib.Path", "pathlib.Pure"))


def _holds_elements(link: Link, value: int) -> bool:
    """Whether an object is a built-in container that is compared element by element."""
    found = link.objects[value]
    return (
        "__eq__" in link.classes.names
        and isinstance(found, ContainerObject)
        and (found.kind in _SEQUENCES or found.kind in MAPPINGS)
    )


def _look_at_elements(
    link: Link, where: Where, operator: str, operands: tuple[Node, ...], new: int, index: int
) -> None:
    if operator in {"==", "!="} and index == 0 and _holds_elements(link, new):
        link.each(operands[1], partial(_equal_elements, link, where, new))
    elif operator in {"in", "not in"} and index == 1:
        _look_for(link, where, new, operands[0])


def _look_for(link: Link, where: Where, container: int, item: Node) -> None:
    """`item in container`, for built-in containers."""
    found = link.objects[container]
    if not isinstance(found, ContainerObject):
        return
    if found.kind in _HASHING:
        protocols.hashed(link, where, item)
    elif _holds_elements(link, container):
        find_equal(link, where, link.heap.items(container).every, item)


def _equal_elements(link: Link, where: Where, left: int, right: int) -> None:
    if _holds_elements(link, right):
        others = link.heap.items(right).every
        find_equal(link, where, link.heap.items(left).every, others)


def find_equal(link: Link, where: Where, elements: Node, item: Node) -> None:
    """Calls what comparing some elements with an item calls."""
    link.each(elements, _Compare(link, where, item, reflected=False))
    link.each(item, _Compare(link, where, elements, reflected=True))


@dataclass(eq=False, slots=True)
class _Compare:
    """Compares what has a class of the program. They are many: closures take six times as much."""

    link: Link
    where: Where
    other: Node
    reflected: bool

    def __call__(self, value: int) -> None:
        if types(self.link, value):
            call = self.where.call(None, self.other, part="==")
            compare = _compare_right if self.reflected else _compare_left
            compare(self.link, call, value, "==")


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


def _format(link: Link, where: Where, operand: int) -> None:
    """`text % operand`: a tuple or dict holds the objects to format."""
    found = link.objects[operand]
    if isinstance(found, ContainerObject) and found.kind in {"tuple", "dict"}:
        link.each(link.heap.items(operand).every, partial(protocols.text, link, where))
    else:
        protocols.text(link, where, operand)


def compare_alike(link: Link, where: Where, element: Node, operator: str) -> None:
    """Calls what comparing the objects of a node with each other calls."""
    call = where.call(None, element, part=operator)

    def compare(value: int) -> None:
        if types(link, value):
            _compare_left(link, call, value, operator)
            _compare_right(link, call, value, operator)

    link.each(element, compare)


def _compare_left(link: Link, call: Call, receiver: int, operator: str) -> None:
    forward, _ = _COMPARISONS[operator]
    if not _compare(link, call, receiver, forward):
        link.defer("operators", partial(_order, link, call, receiver, forward))


def _compare_right(link: Link, call: Call, receiver: int, operator: str) -> None:
    forward, reflected = _COMPARISONS[operator]
    left = call.arguments.positional[0].node
    answer = partial(_compare, link, call, receiver, reflected)
    link.defer("operators", partial(_reflect, link, left, forward, answer))


def _compare(link: Link, call: Call, receiver: int, method: str) -> bool:
    """The `__ne__` of `object` asks `__eq__`."""
    if _ask(link, call, receiver, method):
        return True
    return method == "__ne__" and _ask(link, call, receiver, "__eq__")


def _ask(link: Link, call: Call, receiver: int, method: str) -> bool:
    """Calls the left operand's method, and the right one's where that returns NotImplemented."""
    answer = link.solver.allocate(1)
    reflected = _REFLECTED.get(method)

    def take(number: int) -> None:
        if link.objects[number] != _NOT_IMPLEMENTED:
            if call.target is not None:
                link.solver.add_one(call.target, number)
        elif reflected is not None:
            left = replace(call, arguments=Arguments((Positional(link.constant(receiver)),)))

            def reflect(right: int) -> None:
                call_special(link, left, right, reflected)

            link.each(call.arguments.positional[0].node, reflect)

    link.each(answer, take)
    return call_special(link, replace(call, target=answer), receiver, method)


def _order(link: Link, call: Call, receiver: int, missing: str) -> bool:
    """Calls what a comparison calls that `functools.total_ordering` has added."""
    instance = link.objects[receiver]
    if isinstance(instance, InstanceObject) and missing in _ORDERS:
        for root in _ORDERS:
            owner = link.classes.owner(instance.class_, root)
            if owner is not None and link.heap.has_field(owner.number, ORDERED):
                call_special(link, call, receiver, root)
                if frozenset({root, missing}) not in _NEGATIONS:
                    call_special(link, replace(call, part=call.part + "eq"), receiver, "__eq__")
                break
    return True


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
    name = _ARITHMETIC[operator.removesuffix("=")]
    other = operands[1 - index]
    if index == 0:
        in_place = operator.endswith("=") and call_special(
            link, where.call(target, other, part="i" + name), new, f"__i{name}__"
        )
        if not in_place:
            _ask(link, where.call(target, other, part=name), new, f"__{name}__")
    else:
        call = where.call(target, other, part="r" + name)
        answer = partial(call_special, link, call, new, f"__r{name}__")
        link.defer("operators", partial(_reflect, link, other, f"__{name}__", answer))


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
        else:
            link.solver.add_one(total, value)

    def add(so_far: int) -> None:
        if types(link, so_far):
            _ask(link, where.call(total, element, part="add"), so_far, "__add__")

    def add_first(value: int) -> None:
        if types(link, value):
            call = where.call(total, first, part="radd")
            answer = partial(call_special, link, call, value, "__radd__")
            link.defer("operators", partial(_reflect, link, first, "__add__", answer))
        else:
            begin(value)

    link.each(first, begin)
    link.each(element, add_first)
    link.each(total, add)


def _reflect(link: Link, left: Node, method: str, answer: Callable[[], bool]) -> bool:
    """The right operand's method runs where no left operand has one."""
    for value in sorted(link.solver.points_to[left]):
        found = link.objects[value]
        if isinstance(found, InstanceObject) and link.classes.owner(found.class_, method):
            return True
    answer()
    return True


def _contains(link: Link, where: Where, container: int, item: Node) -> None:
    if not call_special(link, where.call(None, item, part="in"), container, "__contains__"):
        protocols.iterate(link, where, container, link.solver.allocate(1))


_REFLECTED = {
    **dict(_COMPARISONS.values()),
    **{f"__{name}__": f"__r{name}__" for name in _ARITHMETIC.values()},
}
_NOT_IMPLEMENTED = External("builtins.NotImplemented")
