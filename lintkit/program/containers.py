"""Displays, subscripts, slices, unpacking and operators on built-in containers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from lintkit import ir
from lintkit.program import protocols
from lintkit.program.objects import (
    ClassObject,
    ContainerObject,
    InstanceObject,
    Literal,
    literal,
)
from lintkit.program.protocols import TEXT, Where
from lintkit.program.values import External, Unknown

if TYPE_CHECKING:
    from lintkit.program.heap import Items, Key
    from lintkit.program.link import Link
    from lintkit.program.plan import Plan
    from lintkit.program.solver import Node

SEQUENCES = frozenset({"list", "tuple"})


def build(link: Link, where: Where, instruction: ir.Build) -> None:
    """A display: every element under its key."""
    frame, position = where.frame, where.position
    kind = instruction.kind
    if kind == "slice":
        return
    number = link.objects.number(ContainerObject(kind, frame.number, position))
    link.solver.add(frame.node(instruction.target), link.objects.only(number))
    if kind == "string":
        return
    items = link.heap.items(number)
    if kind == "dict":
        _build_dict(link, where, instruction, items)
    else:
        _build_sequence(link, where, instruction, items)


def _build_sequence(link: Link, where: Where, instruction: ir.Build, items: Items) -> None:
    frame = where.frame
    index: int | None = 0 if instruction.kind in SEQUENCES else None
    if is_comprehension(frame.plan, where.position):
        index = None
    for entry in instruction.entries:
        node = frame.node(entry.value)
        if entry.spread:
            index = splice(link, where, node, items, index)
        elif index is None:
            link.solver.connect(node, items.unknown)
        else:
            link.solver.connect(node, items.at(index))
            index += 1
    items.length = index


def splice(link: Link, where: Where, node: Node, items: Items, index: int | None) -> int | None:
    """Adds the elements of an iterable at an index; returns the index behind, if known."""
    source = _only_sequence(link, node)
    if index is not None and source is not None and source.length is not None:
        source.copy_to(items, shift=index)
        return index + source.length
    protocols.elements(link, where, node, items.unknown)
    return None


def _only_sequence(link: Link, node: Node) -> Items | None:
    values = link.solver.points_to[node]
    if len(values) != 1:
        return None
    number = min(values)
    value = link.objects[number]
    if isinstance(value, ContainerObject) and value.kind in SEQUENCES:
        return link.heap.items(number)
    return None


def is_comprehension(plan: Plan, position: int) -> bool:
    """Whether the display collects the elements of a comprehension, which stands before it."""
    instructions, regions = plan.code.instructions, plan.code.regions
    here = instructions[position].region
    before = position - 1
    while before > 0 and isinstance(instructions[before], ir.Phi):
        before -= 1
    region = instructions[before].region if before >= 0 else here
    around = {here}
    while regions[here].parent != here:
        here = regions[here].parent
        around.add(here)
    while region not in around:
        if regions[region].kind == "comprehension":
            return True
        region = regions[region].parent
    return False


def _build_dict(link: Link, where: Where, instruction: ir.Build, items: Items) -> None:
    frame = where.frame
    comprehension = is_comprehension(frame.plan, where.position)
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
            link.each(node, partial(_merge, link, items))
            continue
        link.solver.connect(frame.node(entry.key), items.names)
        key = keys[index]
        if key is not None and last[key] == index and not comprehension:
            link.solver.connect(node, items.at(_unboxed(key)))
        elif key is None:
            store(link, items, frame.node(entry.key), node)


def _merge(link: Link, items: Items, value: int) -> None:
    source = protocols.items_of(link, value)
    if source is not None:
        source.copy_to(items)
    elif isinstance(link.objects[value], External | Unknown):
        link.solver.add(items.unknown, link.objects.only(value))


class Boxed(tuple[Any, ...]):
    """A constant key that is None itself."""

    __slots__ = ()


_NONE = Boxed()


def _unboxed(key: Key) -> Key:
    return None if key is _NONE else key


def constant_key(plan: Plan, register: int) -> Key | None:
    """The key that a register always holds; None where it is not a constant."""
    definition = plan.defining(register)
    if isinstance(definition, ir.Const):
        return _NONE if definition.value is None else definition.value
    if isinstance(definition, ir.Build) and definition.kind == "tuple":
        parts = [constant_key(plan, entry.value) for entry in definition.entries]
        if None not in parts:
            return tuple(map(_unboxed, parts))
    return None


def key_of(link: Link, number: int) -> Key | None:
    """An object as a key, where it is a constant; otherwise the object stands for itself."""
    value = link.objects[number]
    if isinstance(value, Literal):
        return _NONE if value.value is None else value.value
    if isinstance(value, External | Unknown | ContainerObject):
        return None
    return ("object", number)


def store(link: Link, items: Items, key: Node, source: Node) -> None:
    """items[key] ⊇ source."""

    def put(number: int) -> None:
        found = key_of(link, number)
        node = items.unknown if found is None else items.at(_unboxed(found))
        link.solver.connect(source, node)

    link.each(key, put)

    def put_anywhere() -> bool:
        if not link.solver.points_to[key]:
            link.solver.connect(source, items.unknown)
        return True

    if not link.solver.points_to[key]:
        link.defer("keys", put_anywhere)


def load(link: Link, items: Items, key: Node, target: Node) -> None:
    """Target ⊇ items[key]."""

    def get(number: int) -> None:
        found = key_of(link, number)
        if found is None:
            link.solver.connect(items.every, target)
        else:
            items.read(_unboxed(found), target)

    link.each(key, get)

    def get_any() -> bool:
        if not link.solver.points_to[key]:
            link.solver.connect(items.every, target)
        return True

    if not link.solver.points_to[key]:
        link.defer("keys", get_any)


def get_item(link: Link, where: Where, instruction: ir.GetItem, value: int) -> None:
    """Target ⊇ value[key]."""
    frame = where.frame
    target = frame.node(instruction.target)
    key = frame.node(instruction.key)
    found = link.objects[value]
    definition = frame.plan.defining(instruction.key)
    if isinstance(definition, ir.Build) and definition.kind == "slice":
        if isinstance(found, ContainerObject):
            _slice(link, where, definition, value, found, target)
            return
    elif isinstance(found, ContainerObject):
        if found.kind == "string":
            link.give(target, TEXT)
            return
        constant = constant_key(frame.plan, instruction.key)
        if constant is not None:
            link.heap.items(value).read(_unboxed(constant), target)
        else:
            load(link, link.heap.items(value), key, target)
        return
    if isinstance(found, External | Unknown):
        link.solver.add(target, link.objects.only(value))
    elif isinstance(found, Literal):
        if found.type == "str":
            link.give(target, TEXT)
    elif isinstance(found, InstanceObject):
        if not protocols.call_special(link, where.call(target, key), value, "__getitem__"):
            items = protocols.items_of(link, value)
            if items is not None:
                load(link, items, key, target)
    elif isinstance(found, ClassObject):
        _subscript_class(link, where, value, key, target)


def _subscript_class(link: Link, where: Where, value: int, key: Node, target: Node) -> None:
    if link.classes.owner(value, "__class_getitem__") is None:
        link.solver.add(target, link.objects.only(value))
        return
    link.each(
        link.classes.raw(value, "__class_getitem__"),
        lambda got: protocols.run(link, where.call(target, key), got, value),
    )


def _slice(
    link: Link,
    where: Where,
    slice_: ir.Build,
    value: int,
    found: ContainerObject,
    target: Node,
) -> None:
    if found.kind == "string":
        link.give(target, TEXT)
        return
    number = link.objects.number(
        ContainerObject(found.kind, where.frame.number, where.position, "slice")
    )
    link.solver.add(target, link.objects.only(number))
    source, copy = link.heap.items(value), link.heap.items(number)
    bounds = [constant_key(where.frame.plan, entry.value) for entry in slice_.entries]
    if source.length is None or None in bounds:
        link.solver.connect(source.every, copy.unknown)
        return
    places = range(source.length)[slice(*map(_bound, bounds))]
    copy.length = len(places)
    new_index = {old: new for new, old in enumerate(places)}

    def follow(key: Key, node: Node) -> None:
        if key in new_index:
            link.solver.connect(node, copy.at(new_index[key]))  # type: ignore[index]

    source.follow(follow)
    link.solver.connect(source.unknown, copy.unknown)


def _bound(key: Key | None) -> int | None:
    return key if isinstance(key, int) else None


def set_item(link: Link, where: Where, instruction: ir.SetItem, value: int) -> None:
    """value[key] ⊇ source."""
    frame = where.frame
    key, source = frame.node(instruction.key), frame.node(instruction.value)
    found = link.objects[value]
    if isinstance(found, InstanceObject) and protocols.call_special(
        link, where.call(None, key, source), value, "__setitem__"
    ):
        return
    items = protocols.items_of(link, value)
    if items is None:
        return
    definition = frame.plan.defining(instruction.key)
    if isinstance(definition, ir.Build) and definition.kind == "slice":
        protocols.elements(link, where, source, items.unknown)
        return
    if isinstance(found, ContainerObject) and found.kind == "dict":
        link.solver.connect(key, items.names)
    constant = constant_key(frame.plan, instruction.key)
    if constant is None:
        store(link, items, key, source)
    else:
        link.solver.connect(source, items.at(_unboxed(constant)))


def unpack(link: Link, where: Where, instruction: ir.Unpack, value: int) -> None:
    """Target ⊇ the element of a sequence at an index, or with `rest` the list of several."""
    frame = where.frame
    target = frame.node(instruction.target)
    found = link.objects[value]
    known = isinstance(found, ContainerObject) and found.kind in SEQUENCES
    if not instruction.rest:
        if known:
            link.heap.items(value).read(instruction.index, target)
        else:
            protocols.iterate(link, where, value, target)
        return
    number = link.objects.number(ContainerObject("list", frame.number, where.position))
    link.solver.add(target, link.objects.only(number))
    rest = link.heap.items(number)
    source = link.heap.items(value)
    if not known or source.length is None:
        protocols.iterate(link, where, value, rest.unknown)
        return
    end = source.length + instruction.end
    rest.length = max(end - instruction.index, 0)
    for index in range(instruction.index, end):
        source.read(index, rest.at(index - instruction.index))


def operate(
    link: Link,
    where: Where,
    instruction: ir.Operate,
    operands: tuple[Node, ...],
    value: int,
    index: int,
) -> None:
    """`+`, `*` and `|` on containers; the in-place forms change the left operand."""
    found = link.objects[value]
    if not isinstance(found, ContainerObject) or len(operands) != 2:  # noqa: PLR2004  binary
        return
    operator = instruction.operator
    target = where.frame.node(instruction.target)
    other = operands[1 - index]
    if operator == "+=" and found.kind == "list" and index == 0:
        link.solver.add(target, link.objects.only(value))
        protocols.elements(link, where, other, link.heap.items(value).unknown)
    elif operator == "|=" and found.kind in {"dict", "set"} and index == 0:
        link.solver.add(target, link.objects.only(value))
        link.each(other, partial(_merge, link, link.heap.items(value)))
    elif operator in {"+", "+=", "*", "*=", "|", "&", "-", "^"} and found.kind != "string":
        _combine(link, where, operator, operands, value, found, index)
    elif operator == "%" and found.kind == "string":
        link.give(target, TEXT)


def _combine(
    link: Link,
    where: Where,
    operator: str,
    operands: tuple[Node, ...],
    value: int,
    found: ContainerObject,
    index: int,
) -> None:
    number = link.objects.number(ContainerObject(found.kind, where.frame.number, where.position))
    target = where.frame.node(where.frame.plan.target(where.position))
    link.solver.add(target, link.objects.only(number))
    source, result = link.heap.items(value), link.heap.items(number)
    if found.kind == "dict":
        if index == 1:
            source.copy_to(result)
        else:
            link.each(operands[1], lambda right: _copy_unless_present(link, source, right, result))
        return
    if operator in {"+", "+="} and found.kind in SEQUENCES:
        if index == 0:
            source.copy_to(result)
            left = source.length
            right = _only_sequence(link, operands[1])
            if left is not None and right is not None and right.length is not None:
                result.length = left + right.length
            return
        first = _only_sequence(link, operands[0])
        if first is not None and first.length is not None:
            source.copy_to(result, shift=first.length)
            return
    link.solver.connect(source.every, result.unknown)


def _copy_unless_present(link: Link, left: Items, right: int, result: Items) -> None:
    """In `left | right` the right side wins."""
    other = protocols.items_of(link, right)
    link.solver.connect(left.unknown, result.unknown)
    link.solver.connect(left.names, result.names)
    left.follow(
        lambda key, node: (
            None
            if other is not None and key in other.by_key
            else link.solver.connect(node, result.at(key))
        )
    )


def match_name(link: Link, value: int, index: int) -> str | None:
    """The attribute that a positional pattern at an index looks at."""
    found = link.objects[value]
    if not isinstance(found, InstanceObject):
        return None
    owner = link.classes.owner(found.class_, "__match_args__")
    if owner is None:
        names = link.library.field_names(link, found.class_)
        return names[index] if index < len(names) else None
    node = link.classes.raw(found.class_, "__match_args__")
    for number in sorted(link.solver.points_to[node]):
        items = link.heap.items(number)
        for name in sorted(link.solver.points_to[items.at(index)]):
            attribute = link.objects[name]
            if isinstance(attribute, Literal) and isinstance(attribute.value, str):
                return attribute.value
    return None


def fill(link: Link, number: int, values: list[Node]) -> None:
    """Puts values into a container in order."""
    items = link.heap.items(number)
    for index, node in enumerate(values):
        link.solver.connect(node, items.at(index))
    items.length = len(values)


def name_key(link: Link, items: Items, name: str) -> None:
    """Adds a key to those that a loop over a dict sees."""
    link.give(items.names, literal(name))
