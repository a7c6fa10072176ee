"""Keys and values that belong together: which value goes under which key.

A loop hands out pairs, or a value is looked up by the name under which it is then stored, or the
name is an attribute of the value. Taken by themselves, every key would lead to every value.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from lintkit import ir
from lintkit.program import attributes
from lintkit.program.built_texts import evaluate, variable
from lintkit.program.descriptors import Reader
from lintkit.program.objects import ContainerObject, Literal, literal

if TYPE_CHECKING:
    from collections.abc import Callable

    from lintkit.ir import Register
    from lintkit.program.frames import Frame
    from lintkit.program.heap import Items
    from lintkit.program.link import Link
    from lintkit.program.plan import Plan
    from lintkit.program.solver import Node


class Lookup(NamedTuple):
    """`getattr(owner, name, default)` or `owner[name]`.

    Attributes:
        variable: the register of the one text on which the name depends.
        default: `NO_REGISTER` for none.
    """

    position: int
    owner: Register
    name: Register
    variable: Register
    default: Register
    is_item: bool


def each_pair(
    link: Link, frame: Frame, key: Register, value: Register, action: Callable[[Node, Node], None]
) -> None:
    """Does something with the nodes of a key and its value: for each pair that they come from.

    Args:
        link: the link in progress.
        frame: the frame of the registers.
        key: the register of the keys.
        value: the register of the values.
        action: is told of a pair; of the two registers, where they do not belong together.
    """
    plan = frame.plan
    base = variable(plan, key)
    base = key if base is None else base
    together = _places(plan, base, value)
    found = None if together is not None else lookup(plan, value)
    name = _attribute_of(plan, base, value)
    if together is not None:
        row, *indices = together
        take: Callable[[int], None] = partial(
            _take_pair, link, frame, (key, base, value), tuple(indices), action
        )
        link.each_told(frame.node(row), take)
    elif found is not None and plan.unrefined(base) == found.variable:
        take = partial(_take_name, link, frame, (key, value), found, action)
        link.each_told(frame.node(base), take)
    elif name is not None:
        take = partial(_take_named, link, frame, (key, base), name, action)
        link.each(frame.node(value), take)
    else:
        action(frame.node(key), frame.node(value))


def halves(plan: Plan, first: Register, second: Register) -> Register | None:
    """The register of the pairs that two registers are the halves of, as in a loop over items.

    Either half may have passed tests since.
    """
    found = _places(plan, first, second)
    return found[0] if found is not None and found[1:] == (0, 1) else None


def _places(plan: Plan, first: Register, second: Register) -> tuple[Register, int, int] | None:
    """The register of the rows from which two registers come, and the index of each in a row."""
    left, right = plan.defining(plan.unrefined(first)), plan.defining(plan.unrefined(second))
    if (
        isinstance(left, ir.Unpack)
        and isinstance(right, ir.Unpack)
        and left.source == right.source
        and not (left.rest or right.rest)
        and min(left.index, right.index) >= 0
    ):
        return left.source, left.index, right.index
    return None


def lookup(plan: Plan, value: Register) -> Lookup | None:
    """The look-up by a name that gave a value; None where something else did."""
    register = plan.unrefined(value)
    position, made = plan.definition(register), plan.defining(register)
    if position is None:
        return None
    is_item = isinstance(made, ir.GetItem)
    if isinstance(made, ir.GetItem):
        operands = [made.object, made.key]
    elif isinstance(made, ir.Call) and _is_getattr(plan, made):
        operands = [argument.value for argument in made.arguments]
    else:
        return None
    owner, name, default = (*operands, ir.NO_REGISTER)[:3]
    base = variable(plan, name)
    if base is None:
        return None
    return Lookup(position, owner, name, plan.unrefined(base), default, is_item)


def _is_getattr(plan: Plan, call: ir.Call) -> bool:
    callee = plan.defining(call.callee)
    return (
        isinstance(callee, ir.LoadName)
        and callee.name == "getattr"
        and len(call.arguments) > 1
        and all(argument.kind == "positional" for argument in call.arguments)
    )


# --- pairs ------------------------------------------------------------------------------------
def _take_pair(
    link: Link,
    frame: Frame,
    registers: tuple[Register, Register, Register],
    indices: tuple[int, ...],
    action: Callable[[Node, Node], None],
    number: int,
) -> None:
    key, base, value = registers
    found = link.objects[number]
    if not isinstance(found, ContainerObject) or found.kind != "tuple":
        action(frame.node(key), frame.node(value))
        return
    pair = link.heap.items(number)
    keys, values = (_item(link, pair, index) for index in indices)
    passed = _tested(link, frame, base, keys)
    values = _tested(link, frame, value, values)
    if passed != keys:
        values = behind(link, keys, passed, values)
    action(_built(link, frame, key, base, passed), values)


def _built(link: Link, frame: Frame, key: Register, base: Register, texts: Node) -> Node:
    """The node of the keys that are built of the texts in a node, which the base holds."""
    if key == base:
        return texts
    keys = link.solver.allocate(1)

    def build(number: int) -> None:
        found = link.objects[number]
        text = found.value if isinstance(found, Literal) else None
        name = evaluate(frame.plan, key, text) if isinstance(text, str) else None
        if name is None:
            link.solver.connect(frame.node(key), keys)
        else:
            link.give(keys, literal(name))

    link.each_told(texts, build)
    return keys


def _item(link: Link, row: Items, index: int) -> Node:
    item = link.solver.allocate(1)
    row.read(index, item)
    return item


def _tested(link: Link, frame: Frame, register: Register, node: Node) -> Node:
    """The node of what a node holds and a register too, which may have passed tests."""
    if frame.plan.unrefined(register) == register:
        return node
    return common(link, node, frame.node(register))


def behind(link: Link, key: Node, passed: Node, values: Node) -> Node:
    """The node of values that are there if a key passed, or if nothing is known of the key."""
    behind = link.solver.allocate(1)

    def open_() -> bool:
        if not link.solver.points_to[key]:
            link.solver.connect(values, behind)
        return True

    link.solver.watch(passed, lambda _: link.solver.connect(values, behind))
    link.defer("keys", open_)
    return behind


def common(link: Link, one: Node, other: Node) -> Node:
    """The node of what two nodes both hold."""
    both = link.solver.allocate(1)

    def meet(number: int) -> None:
        points_to = link.solver.points_to
        if number in points_to[one] and number in points_to[other]:
            link.solver.add_one(both, number)

    link.each(one, meet)
    link.each(other, meet)
    return both


# --- values that are looked up by their keys ----------------------------------------------------
def _take_name(
    link: Link,
    frame: Frame,
    registers: tuple[Register, Register],
    found: Lookup,
    action: Callable[[Node, Node], None],
    number: int,
) -> None:
    key, value = registers
    given = link.objects[number]
    text = given.value if isinstance(given, Literal) else None
    under = evaluate(frame.plan, key, text) if isinstance(text, str) else None
    name = evaluate(frame.plan, found.name, text) if isinstance(text, str) else None
    if under is None or name is None:
        action(frame.node(key), frame.node(value))
        return
    values = frame.node(value)
    node = read(link, frame, found, name, values)
    under_this = link.constant(link.objects.number(literal(under)))
    action(under_this, _tested(link, frame, value, node))


def read(link: Link, frame: Frame, found: Lookup, name: str, otherwise: Node) -> Node:
    """The node of what a look-up gives for one name.

    Args:
        link: the link in progress.
        frame: where the look-up is.
        found: the look-up.
        name: the name.
        otherwise: what owners give that are asked by their own methods.
    """
    node = link.solver.allocate(1)
    reader = Reader(frame, found.position, node)

    def read_one(owner: int) -> None:
        if not found.is_item:
            attributes.read(link, owner, name, reader)
        elif isinstance(link.objects[owner], ContainerObject):
            link.heap.items(owner).read(name, node)
        else:
            link.solver.connect(otherwise, node)

    link.each(frame.node(found.owner), read_one)
    if found.default != ir.NO_REGISTER:
        link.solver.connect(frame.node(found.default), node)
    return node


# --- keys that are attributes of their values ---------------------------------------------------
def _attribute_of(plan: Plan, key: Register, value: Register) -> tuple[int, str] | None:
    """Where a key is read from the value as an attribute, and its name."""
    register = plan.unrefined(key)
    position, made = plan.definition(register), plan.defining(register)
    if position is None or not isinstance(made, ir.GetAttr):
        return None
    is_same = plan.unrefined(made.object) == plan.unrefined(value)
    return (position, made.name) if is_same else None


def _take_named(
    link: Link,
    frame: Frame,
    registers: tuple[Register, Register],
    name: tuple[int, str],
    action: Callable[[Node, Node], None],
    number: int,
) -> None:
    key, base = registers
    position, attribute = name
    node = link.solver.allocate(1)
    attributes.read(link, number, attribute, Reader(frame, position, node))
    passed = _tested(link, frame, base, node)
    action(_built(link, frame, key, base, passed), link.constant(number))
