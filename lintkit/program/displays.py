"""Displays: lists, tuples, sets and dicts as written, every element under its key."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from lintkit import ir
from lintkit.program import protocols, updates
from lintkit.program.keys import constant_key, store, unboxed
from lintkit.program.objects import ContainerObject, InstanceObject
from lintkit.program.pairs import each_pair
from lintkit.program.parameters import is_rest
from lintkit.program.tuple_keys import store_combined
from lintkit.program.values import External, Unknown

if TYPE_CHECKING:
    from lintkit.ir import Register
    from lintkit.program.calls import Call
    from lintkit.program.heap import Items, Key
    from lintkit.program.link import Link
    from lintkit.program.plan import Plan
    from lintkit.program.protocols import Where
    from lintkit.program.solver import Node

SEQUENCES = frozenset({"list", "tuple"})


def build(link: Link, where: Where, instruction: ir.Build) -> None:
    """A display: every element under its key."""
    frame, position = where.frame, where.position
    kind = instruction.kind
    number = link.objects.number(ContainerObject(kind, frame.number, position))
    link.solver.add_one(frame.node(instruction.target), number)
    if kind in {"slice", "string"}:
        return
    if any(entry.spread for entry in instruction.entries) and updates.make(
        link, frame, position, number
    ):
        return
    items = link.heap.items(number)
    items.ordered = True
    if kind == "dict":
        _build_dict(link, where, instruction, items)
    else:
        _build_sequence(link, where, instruction, items)


def _build_sequence(link: Link, where: Where, instruction: ir.Build, items: Items) -> None:
    frame = where.frame
    index: int | None = 0 if instruction.kind in SEQUENCES else None
    if frame.plan.collects(where.position):
        index = None
        copied = _copied(frame.plan, where.position, instruction)
        if copied is not None:
            take = partial(_copy, link, items, frame.node(instruction.entries[0].value))
            link.each(frame.node(copied), take)
            return
    for entry in instruction.entries:
        node = frame.node(entry.value)
        if instruction.kind == "set":
            protocols.hashed(link, where, node)
        if entry.spread and instruction.kind == "set":
            protocols.elements(link, where, node, items.unknown)
        elif entry.spread:
            index = splice(link, where, node, items, index)
        elif index is None:
            link.solver.connect(node, items.unknown)
        else:
            link.solver.connect(node, items.at(index))
            index += 1
    items.length = None if instruction.target in frame.plan.memory.resized else index


def _copied(plan: Plan, position: int, display: ir.Build) -> Register | None:
    """The iterable of which a list holds every element as it is: `[x for x in iterable]`."""
    element = display.entries[0]
    made, place = plan.defining(element.value), plan.definition(element.value)
    if display.kind != "list" or not isinstance(made, ir.Iterate) or place is None:
        return None
    regions, region = plan.code.regions, plan.code.instructions[place].region
    is_only = regions[region].parent == plan.code.instructions[position].region
    is_filtered = any(one.parent == region for one in regions)
    return made.iterable if is_only and not (is_filtered or element.spread) else None


def _copy(link: Link, items: Items, elements: Node, value: int) -> None:
    """Adds the elements of an iterable, in its order where it has one."""
    found, given = link.objects[value], link.heap.items(value)
    if isinstance(found, ContainerObject) and found.in_order:
        given.copy_to(items)
        items.length = given.length
    else:
        link.solver.connect(elements, items.unknown)


def splice(link: Link, where: Where, node: Node, items: Items, index: int | None) -> int | None:
    """Adds the elements of an iterable at an index; returns the index behind, if known."""
    source = only_sequence(link, node)
    if index is not None and source is not None and source.length is not None:
        source.copy_to(items, shift=index)
        return index + source.length
    protocols.collected(link, where, node, items.unknown)
    return None


def spread_iterables(link: Link, where: Where, call: Call) -> Call:
    """A call whose starred arguments are containers: what else is iterated over becomes one."""
    positional = list(call.arguments.positional)
    for index, item in enumerate(positional):
        if item.star and not is_rest(link, item.node):
            collected = link.solver.allocate(1)
            link.each(item.node, partial(_collect, link, where, index, collected))
            positional[index] = replace(item, node=collected)
    return replace(call, arguments=replace(call.arguments, positional=tuple(positional)))


def spread_mappings(link: Link, where: Where, call: Call) -> Call:
    """A call whose double-starred arguments are dicts: what else has keys becomes one."""
    if not call.arguments.spreads or "keys" not in link.classes.names:
        return call
    spreads: list[Node] = []
    for index, node in enumerate(call.arguments.spreads):
        spreads.append(link.solver.allocate(1))
        link.each(node, partial(_collect_pairs, link, where, index, spreads[-1]))
    return replace(call, arguments=replace(call.arguments, spreads=tuple(spreads)))


def _collect_pairs(link: Link, where: Where, index: int, collected: Node, value: int) -> None:
    if isinstance(link.objects[value], InstanceObject) and not protocols.items_of(link, value):
        made = ContainerObject("dict", where.frame.number, where.position, f"**{index}")
        number = link.objects.number(made)
        items = link.heap.items(number)
        if protocols.read_mapping(link, where, value, items.names, items.unknown):
            link.solver.add_one(collected, number)
            return
    link.solver.add_one(collected, value)


def _collect(link: Link, where: Where, index: int, collected: Node, value: int) -> None:
    if not isinstance(link.objects[value], InstanceObject) or protocols.items_of(link, value):
        link.solver.add_one(collected, value)
        return
    part = f"star {index}"
    tuple_ = ContainerObject("tuple", where.frame.number, where.position, part)
    number = link.objects.number(tuple_)
    link.solver.add_one(collected, number)
    protocols.collect(link, where, value, link.heap.items(number).unknown)


def only_sequence(link: Link, node: Node) -> Items | None:
    """The items of the list or tuple in a node, where that is all there is."""
    values = link.solver.points_to[node]
    if len(values) != 1:
        return None
    number = min(values)
    value = link.objects[number]
    if isinstance(value, ContainerObject) and value.kind in SEQUENCES:
        return link.heap.items(number)
    return None


def _build_dict(link: Link, where: Where, instruction: ir.Build, items: Items) -> None:
    frame = where.frame
    comprehension = frame.plan.collects(where.position)
    last: dict[Key, int] = {}
    keys: list[Key | None] = []
    for index, entry in enumerate(instruction.entries):
        key = None if entry.spread else constant_key(frame.plan, entry.key)
        keys.append(key)
        if key is not None:
            last[key] = index
    for index, entry in enumerate(instruction.entries):
        node = frame.node(entry.value)
        if entry.spread:
            later = frozenset(unboxed(key) for key, place in last.items() if place > index)
            link.each(node, partial(merge, link, where, items, replaced=later))
            continue
        protocols.hashed(link, where, frame.node(entry.key))
        link.solver.connect(frame.node(entry.key), items.names)
        key = keys[index]
        if key is not None and last[key] == index and not comprehension:
            link.solver.connect(node, items.at(unboxed(key)))
        elif key is None and not store_combined(link, items, frame, entry.key, node):
            each_pair(link, frame, entry.key, entry.value, partial(store, link, items))


def merge(
    link: Link,
    where: Where,
    items: Items,
    value: int,
    *,
    replaced: frozenset[Key] = frozenset(),
) -> None:
    """Adds the items of a mapping, but for those under keys that are bound again."""
    source = protocols.items_of(link, value)
    if protocols.read_mapping(link, where, value, items.names, items.unknown):
        return
    if source is not None:
        source.copy_to(items, without=replaced)
    elif isinstance(link.objects[value], External | Unknown):
        link.solver.add_one(items.unknown, value)
