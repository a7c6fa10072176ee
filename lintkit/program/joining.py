"""Operators that join built-in containers: `+`, `*`, those of sets, and the in-place forms."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lintkit.program import protocols, updates
from lintkit.program.displays import SEQUENCES, only_sequence
from lintkit.program.mapping_updates import Update
from lintkit.program.objects import MAPPINGS, ContainerObject
from lintkit.program.protocols import TEXT, Where
from lintkit.program.set_algebra import OPERATORS, SETS, combine

if TYPE_CHECKING:
    from collections.abc import Sequence

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
            link.each(operands[1], _CopyUnlessPresent(link, source, result))
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


@dataclass(eq=False, slots=True)
class _CopyUnlessPresent:
    """Copies a mapping to what `left | right` makes of it, where the right side wins.

    Of many on the right, one that lacks a key is enough. They are many: a closure takes five times
    as much.
    """

    link: Link
    left: Items
    result: Items
    rights: list[Items | None] = field(default_factory=list)
    copied: set[Key] = field(default_factory=set)

    def __call__(self, right: int) -> None:
        other = protocols.items_of(self.link, right)
        self.rights.append(other)
        if len(self.rights) == 1:
            self.link.solver.connect(self.left.unknown, self.result.unknown)
            self.link.solver.connect(self.left.names, self.result.names)
            self.left.follow(self._take)
            return
        for key, node in list(self.left.by_key.items()):
            if key not in self.copied:
                self._copy(key, node, (other,))

    def _take(self, key: Key, node: Node) -> None:
        self._copy(key, node, self.rights)

    def _copy(self, key: Key, node: Node, rights: Sequence[Items | None]) -> None:
        if any(other is None or key not in other.by_key for other in rights):
            self.copied.add(key)
            self.link.solver.connect(node, self.result.at(key))
