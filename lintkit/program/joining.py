"""Operators that join built-in containers: `+`, `*`, those of sets, and the in-place forms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lintkit.program import protocols, updates
from lintkit.program.displays import SEQUENCES, only_sequence
from lintkit.program.mapping_updates import Update
from lintkit.program.objects import MAPPINGS, ContainerObject
from lintkit.program.protocols import TEXT, Where
from lintkit.program.set_algebra import OPERATORS, SETS, combine

if TYPE_CHECKING:
    from lintkit import ir
    from lintkit.program.heap import Items, Key
    from lintkit.program.link import Link
    from lintkit.program.solver import Node


def operate(
    link: Link,
    where: Where,
    instruction: ir.Operate,
    operands: tuple[Node, ...],
    value: int,
    index: int,
) -> None:
    """An operator on containers; the in-place forms change the left operand."""
    found = link.objects[value]
    if not isinstance(found, ContainerObject) or len(operands) != 2:  # noqa: PLR2004  binary
        return
    operator = instruction.operator
    target = where.frame.node(instruction.target)
    other = operands[1 - index]
    if index == 0 and updates.change(link, where.frame, where.position, value):
        link.solver.add_one(target, value)
        return
    if index == 1 and updates.changes(where.frame, where.position):
        return
    if operator == "+=" and found.kind == "list" and index == 0:
        link.solver.add_one(target, value)
        protocols.elements(link, where, other, link.heap.items(value).unknown)
    elif operator == "|=" and found.kind in MAPPINGS and index == 0:
        link.solver.add_one(target, value)
        link.each(other, Update(link, where.call(None), link.heap.items(value)))
    elif operator.removesuffix("=") in OPERATORS and found.kind in SETS:
        _combine_sets(link, where, instruction, value, index)
    elif operator in {"+", "+=", "*", "*=", "|", "&", "-", "^"} and found.kind != "string":
        _combine(link, where, instruction, operands, value, found, index)
    elif operator == "%" and found.kind == "string":
        link.give(target, TEXT)


def _combine_sets(
    link: Link, where: Where, instruction: ir.Operate, value: int, index: int
) -> None:
    """What comes of a set on the left; on the right it counts beside what is not known."""
    frame, operator = where.frame, instruction.operator[0]
    target, other = frame.node(instruction.target), frame.node(instruction.operands[1 - index])
    own = link.heap.items(value).every
    made = link.objects.number(ContainerObject("set", frame.number, where.position))
    if index == 1:

        def join_unknown(left: int) -> None:
            if not isinstance(link.objects[left], ContainerObject):
                link.solver.add_one(target, made)
                combine(link, operator, link.constant(left), own, link.heap.items(made).unknown)

        link.each(other, join_unknown)
        return
    if getattr(link.objects[value], "kind", "") == "set" and instruction.operator.endswith("="):
        made = value
    link.solver.add_one(target, made)
    right = link.solver.allocate(1)
    link.each(other, lambda found: protocols.gather(link, where, found, right))
    combine(link, operator, own, right, link.heap.items(made).unknown)


def _combine(
    link: Link,
    where: Where,
    instruction: ir.Operate,
    operands: tuple[Node, ...],
    value: int,
    found: ContainerObject,
    index: int,
) -> None:
    number = link.objects.number(ContainerObject(found.kind, where.frame.number, where.position))
    operator, target = instruction.operator, where.frame.node(instruction.target)
    link.solver.add_one(target, number)
    operand = instruction.operands[index]
    if updates.made_here(where.frame, found, operand) and updates.make(
        link, where.frame, where.position, number
    ):
        return
    source, result = link.heap.items(value), link.heap.items(number)
    if found.kind in MAPPINGS:
        if index == 1:
            source.copy_to(result)
        else:
            link.each(operands[1], lambda right: _copy_unless_present(link, source, right, result))
        return
    if operator in {"+", "+="} and found.kind in SEQUENCES:
        if index == 0:
            source.copy_to(result)
            left = source.length
            right = only_sequence(link, operands[1])
            if left is not None and right is not None and right.length is not None:
                result.length = left + right.length
            return
        first = only_sequence(link, operands[0])
        if first is not None and first.length is not None:
            source.copy_to(result, shift=first.length)
            return
    link.solver.connect(source.every, result.unknown)


def _copy_unless_present(link: Link, left: Items, right: int, result: Items) -> None:
    """In `left | right` the right side wins."""
    other = protocols.items_of(link, right)
    link.solver.connect(left.unknown, result.unknown)
    link.solver.connect(left.names, result.names)
    left.follow(_CopyUnlessPresent(link, other, result))


@dataclass(eq=False, slots=True)
class _CopyUnlessPresent:
    """Copies an item whose key is new. They are many: a closure takes five times as much."""

    link: Link
    other: Items | None
    result: Items

    def __call__(self, key: Key, node: Node) -> None:
        if self.other is None or key not in self.other.by_key:
            self.link.solver.connect(node, self.result.at(key))
