"""Subscripts, slices and unpacking of built-in containers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program import default_dicts, protocols, shared_state, updates
from lintkit.program.calls import call_special, invoke_each, run
from lintkit.program.descriptors import Attribute, bind_to_class
from lintkit.program.displays import SEQUENCES
from lintkit.program.enums import is_enum
from lintkit.program.keys import constant_key, is_held, is_slice, load, store, unboxed
from lintkit.program.objects import (
    MAPPINGS,
    ClassObject,
    Closure,
    ContainerObject,
    InstanceObject,
    Literal,
    WrapperObject,
    literal,
)
from lintkit.program.outside import attribute
from lintkit.program.pairs import each_pair
from lintkit.program.protocols import TEXT, Where
from lintkit.program.rich_comparison import find_key
from lintkit.program.steps import constant_slice
from lintkit.program.tuple_keys import load_combined, store_combined
from lintkit.program.values import External, Unknown

if TYPE_CHECKING:
    from lintkit.program.calls import Call
    from lintkit.program.heap import Items, Key
    from lintkit.program.link import Link
    from lintkit.program.plan import Plan
    from lintkit.program.solver import Node


_ATTRIBUTES = ".__dict__"
_LONGEST_NAME = 40
ANNOTATED = frozenset({"typing.Annotated", "typing_extensions.Annotated"})


def get_item(link: Link, where: Where, instruction: ir.GetItem, value: int) -> None:
    """Target ⊇ value[key]."""
    frame = where.frame
    target = frame.node(instruction.target)
    key = frame.node(instruction.key)
    found = link.objects[value]
    if isinstance(found, ContainerObject):
        _item_of_container(link, where, instruction, value, found)
    elif isinstance(found, External):
        _item_of_external(link, where, found, instruction.key, target)
    elif isinstance(found, Unknown):
        link.solver.add_one(target, value)
    elif isinstance(found, Literal):
        if found.type == "str":
            link.give(target, _part_of_text(frame.plan, instruction.key, found))
            _as_index(link, where, key)
    elif isinstance(found, InstanceObject):
        if not call_special(link, where.call(target, key), value, "__getitem__"):
            items = protocols.items_of(link, value)
            if items is not None:
                load(link, items, key, target)
                link.defer("defaults", partial(miss, link, where.call(target, key), value, items))
    elif isinstance(found, ClassObject):
        _subscript_class(link, where, value, key, target)


def _part_of_text(plan: Plan, key: ir.Register, text: Literal) -> Literal | External:
    """A constant part of a text, if that may be a name: parsers cut long ones to pieces."""
    part = constant_slice(plan, key)
    if part is None or not isinstance(text.value, str) or len(text.value) > _LONGEST_NAME:
        return TEXT
    return literal(text.value[part])


def _as_index(link: Link, where: Where, key: Node) -> None:
    """Calls what a sequence asks of an object that stands for a position."""
    if "__index__" in link.classes.names:
        call = where.call(None, part="index")

        def ask(number: int) -> None:
            call_special(link, call, number, "__index__")

        link.each(key, ask)


def miss(link: Link, call: Call, value: int, items: Items) -> bool:
    """A subclass of dict is asked for what it does not hold."""
    if not is_held(link, items, call.arguments.positional[0].node):
        call_special(link, call, value, "__missing__")
    return True


def _item_of_external(
    link: Link, where: Where, found: External, register: ir.Register, target: Node
) -> None:
    key = where.frame.node(register)
    if found.symbol in ANNOTATED:
        link.solver.add_one(target, annotated(link, where, key))
    elif found.symbol in link.library.subscripts:
        link.library.subscripts[found.symbol](link, where.frame, key, target)
    else:
        if found.symbol.endswith(_ATTRIBUTES) and link.solver.points_to[key]:
            link.each(key, partial(_read_attribute, link, found, target))
        else:
            link.give(target, found)
        if shared_state.holds_items(found):
            link.each(key, partial(_read_kept, link, found, target))


def _read_attribute(link: Link, mapping: External, target: Node, key: int) -> None:
    """`vars(x)["name"]`, of an object of a library."""
    name = shared_state.key_name(link.objects[key])
    owner = External(mapping.symbol.removesuffix(_ATTRIBUTES), mapping.origin)
    found = None if name is None else attribute(owner, name)
    link.give(target, mapping if found is None else found)


def _read_kept(link: Link, owner: External, target: Node, key: int) -> None:
    name = shared_state.key_name(link.objects[key])
    if name is not None:
        link.solver.connect(shared_state.kept(link, owner, name), target)


def _keep(link: Link, owner: External, source: Node, key: int) -> None:
    name = shared_state.key_name(link.objects[key])
    if name is not None:
        link.solver.connect(source, shared_state.kept(link, owner, name))


def annotated(link: Link, where: Where, key: Node) -> int:
    """`Annotated[T, x]` as a value: a type and its metadata."""
    number = link.objects.number(
        WrapperObject("typing.Annotated", where.frame.number, where.position)
    )

    def split(value: int) -> None:
        items = link.heap.items(value)
        link.solver.connect(items.at(0), link.heap.field(number, "type"))
        link.solver.connect(items.every, link.heap.field(number, "metadata"))

    link.each(key, split)
    return number


def _item_of_container(
    link: Link, where: Where, instruction: ir.GetItem, value: int, found: ContainerObject
) -> None:
    frame = where.frame
    target = frame.node(instruction.target)
    definition = frame.plan.defining(instruction.key)
    items = link.heap.items(value)
    key = constant_key(frame.plan, instruction.key)
    if found.kind in MAPPINGS:
        protocols.hashed(link, where, frame.node(instruction.key))
        find_key(link, where, items.names, frame.node(instruction.key))
    elif not found.of_library:
        _as_index(link, where, frame.node(instruction.key))
    if found.kind == "defaultdict":
        default_dicts.ask(link, where, value, frame.node(instruction.key))
    if found.kind == "string":
        link.give(target, TEXT)
    elif isinstance(definition, ir.Build) and definition.kind == "slice":
        _slice(link, where, instruction, value, _bounds(frame.plan, definition))
    elif key is None:
        if not load_combined(link, items, frame, instruction.key, target):
            is_type = _is_type(frame.plan, instruction.key)
            load(link, items, frame.node(instruction.key), target, is_type=is_type)
        if found.kind in SEQUENCES:
            link.each(
                frame.node(instruction.key), partial(_slice_by, link, where, instruction, value)
            )
    elif not updates.read(link, frame, where.position, value, target, key):
        items.read(unboxed(key), target)


def _is_type(plan: Plan, register: ir.Register) -> bool:
    """Whether a register holds the type of something: `type(x)`, `x.__class__`."""
    made = plan.defining(register)
    if isinstance(made, ir.GetAttr):
        return made.name == "__class__"
    called = plan.defining(made.callee) if isinstance(made, ir.Call) else None
    return isinstance(called, ir.LoadName) and called.name == "type" and plan.is_builtin(called)


def _subscript_class(link: Link, where: Where, value: int, key: Node, target: Node) -> None:
    if call_special(link, where.call(target, key), value, "__getitem__"):
        return
    if link.classes.owner(value, "__class_getitem__") is None:
        if is_enum(link, value):
            link.solver.connect(link.class_members(value), target)
        else:
            link.solver.add_one(target, value)
        return
    call = where.call(target, key)

    def apply(found: int) -> None:
        if isinstance(link.objects[found], Closure):  # a class method without being declared one
            run(link, call, found, value)
        else:
            bound = Attribute(link.solver.allocate(1))
            bind_to_class(link, bound, value, found)
            invoke_each(link, call, bound.values)

    link.each(link.classes.raw(value, "__class_getitem__"), apply)


def _slice_by(link: Link, where: Where, instruction: ir.GetItem, value: int, key: int) -> None:
    """Target ⊇ value[key] for a slice that was made elsewhere."""
    made = link.objects[key]
    if not is_slice(made):
        return
    bounds: list[Key | None] = [None]
    if isinstance(made, ContainerObject):
        plan = link.frames.all[made.frame].plan
        built = plan.code.instructions[made.position]
        bounds = _bounds(plan, built) if isinstance(built, ir.Build) else bounds
    _slice(link, where, instruction, value, bounds)


def _bounds(plan: Plan, slice_: ir.Build) -> list[Key | None]:
    """What stands between the colons, as far as it is constant."""
    return [constant_key(plan, entry.value) for entry in slice_.entries]


def _slice(
    link: Link,
    where: Where,
    instruction: ir.GetItem,
    value: int,
    bounds: list[Key | None],
) -> None:
    found = link.objects[value]
    assert isinstance(found, ContainerObject)  # noqa: S101  narrowed by the caller
    number = link.objects.number(
        ContainerObject(found.kind, where.frame.number, where.position, "slice")
    )
    link.solver.add_one(where.frame.node(instruction.target), number)
    if updates.made_here(where.frame, found, instruction.object) and updates.make(
        link, where.frame, where.position, number
    ):
        return
    source, copy = link.heap.items(value), link.heap.items(number)
    if source.length is None or None in bounds or 0 in bounds[2:]:  # a step of 0 raises
        link.solver.connect(source.every, copy.unknown)
        return
    places = range(source.length)[slice(*map(_bound, bounds))]
    copy.length = len(places)
    new_index = {old: new for new, old in enumerate(places)}

    def follow(key: Key, node: Node) -> None:
        if isinstance(key, int) and key in new_index:
            link.solver.connect(node, copy.at(new_index[key]))

    source.follow(follow)
    link.solver.connect(source.unknown, copy.unknown)


def _bound(key: Key | None) -> int | None:
    return key if isinstance(key, int) else None


def set_item(link: Link, where: Where, instruction: ir.SetItem, value: int) -> None:
    """value[key] ⊇ source."""
    frame = where.frame
    key, source = frame.node(instruction.key), frame.node(instruction.value)
    found = link.objects[value]
    if isinstance(found, InstanceObject) and call_special(
        link, where.call(None, key, source), value, "__setitem__"
    ):
        return
    if isinstance(found, External | Unknown) and _hand_over(link, found, key, source):
        return
    items = protocols.items_of(link, value)
    if items is None or updates.change(link, frame, where.position, value):
        return
    definition = frame.plan.defining(instruction.key)
    if isinstance(definition, ir.Build) and definition.kind == "slice":
        protocols.elements(link, where, source, items.unknown)
        items.move()
        return
    is_dict = isinstance(found, ContainerObject) and found.kind in MAPPINGS
    if is_dict:
        protocols.hashed(link, where, key)
        link.solver.connect(key, items.names)
    constant = constant_key(frame.plan, instruction.key)
    is_from_end = isinstance(constant, int) and constant < 0 and not is_dict
    if constant is None and store_combined(link, items, frame, instruction.key, source):
        return
    if constant is None:
        each_pair(link, frame, instruction.key, instruction.value, partial(store, link, items))
    elif is_from_end and items.length is None:
        link.solver.connect(source, items.unknown)
    elif isinstance(found, ContainerObject) and updates.made_here(frame, found, instruction.object):
        link.solver.connect(source, items.at(unboxed(constant)))
    else:
        link.solver.connect(source, items.from_others(unboxed(constant)))


def _hand_over(link: Link, to: External | Unknown, key: Node, source: Node) -> bool:
    """Notes that code which is not known gets an item; tells whether that is all of it."""
    link.escaping.add(source)
    if isinstance(to, External) and shared_state.holds_items(to):
        link.each(key, partial(_keep, link, to, source))
        return True
    return False


def delete_item(link: Link, where: Where, instruction: ir.Delete, value: int) -> None:
    """`del value[key]`: what is behind it in a list moves up."""
    call = where.call(None, where.frame.node(instruction.key))
    if call_special(link, call, value, "__delitem__"):
        return
    found = link.objects[value]
    link.heap.items(value).shrinks = True
    if (
        isinstance(found, ContainerObject)
        and found.kind == "list"
        and not updates.change(link, where.frame, where.position, value)
    ):
        link.heap.items(value).move()


def unpack(link: Link, where: Where, instruction: ir.Unpack, value: int) -> None:
    """Target ⊇ the element of a sequence at an index, or with `rest` the list of several."""
    frame = where.frame
    target = frame.node(instruction.target)
    found = link.objects[value]
    known = (isinstance(found, ContainerObject) and found.kind in SEQUENCES) or (
        isinstance(found, InstanceObject) and link.library.is_named_tuple(link, found.class_)
    )
    if not instruction.rest:
        key = instruction.index if instruction.index >= 0 else None
        if updates.read(link, frame, where.position, value, target, key):
            return
        if known:
            link.heap.items(value).read(instruction.index, target)
        else:
            protocols.iterate(link, where, value, target)
        return
    number = link.objects.number(ContainerObject("list", frame.number, where.position))
    link.solver.add_one(target, number)
    rest = link.heap.items(number)
    source = link.heap.items(value)
    if not known or source.length is None:
        protocols.iterate(link, where, value, rest.unknown)
        return
    end = source.length + instruction.end
    rest.length = max(end - instruction.index, 0)
    for index in range(instruction.index, end):
        source.read(index, rest.at(index - instruction.index))


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
