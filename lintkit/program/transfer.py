"""What each instruction of the representation means as constraints.

`start` runs once for a frame and handles what needs no value; `react` is told of the values that
are new to a register and handles the instructions that read it.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from lintkit import ir
from lintkit.program import annotations, attributes, containers, imports, protocols
from lintkit.program.attributes import Reader
from lintkit.program.calls import Call, invoke
from lintkit.program.classes import ClassInfo
from lintkit.program.folding import fold_operator, fold_text
from lintkit.program.narrowing import refine
from lintkit.program.objects import ClassObject, Closure, ContainerObject, literal
from lintkit.program.parameters import Arguments, Positional
from lintkit.program.protocols import Where
from lintkit.program.values import External, Unknown

if TYPE_CHECKING:
    from collections.abc import Callable

    from lintkit.ir import AnyInstruction, Register
    from lintkit.program.frames import Frame
    from lintkit.program.link import Link

    Start: TypeAlias = Callable[[Link, Frame, AnyInstruction, int], None]
    React: TypeAlias = Callable[[Link, Frame, AnyInstruction, int, Register, "tuple[int, ...]"], None]


def start(link: Link, frame: Frame) -> None:
    """Runs the instructions of a new frame that need no value to begin."""
    instructions = frame.plan.code.instructions
    for position in frame.plan.starts:
        instruction = instructions[position]
        action = _STARTS.get(type(instruction))
        if action is not None:
            action(link, frame, instruction, position)


def react(link: Link, frame: Frame, register: Register, values: tuple[int, ...]) -> None:
    """Runs the instructions of a frame that read a register with new values."""
    plan = frame.plan
    if register >= plan.code.registers:
        return
    instructions = plan.code.instructions
    for position in plan.uses[register]:
        instruction = instructions[position]
        _REACTIONS[type(instruction)](link, frame, instruction, position, register, values)


# --- what needs no value ----------------------------------------------------------------------
def _const(link: Link, frame: Frame, instruction: ir.Const, position: int) -> None:
    link.give(frame.node(instruction.target), literal(instruction.value))


_OPAQUE_TYPES = frozenset({"bytes", "complex", "int"})


def _opaque(link: Link, frame: Frame, instruction: ir.Opaque, position: int) -> None:
    value = (
        External(f"builtins.{instruction.what}", frame.plan.site(position))
        if instruction.what in _OPAQUE_TYPES
        else Unknown(f"the value of {instruction.what} is not followed")
    )
    link.give(frame.node(instruction.target), value)


def _load_name(link: Link, frame: Frame, instruction: ir.LoadName, position: int) -> None:
    target = frame.node(instruction.target)
    if instruction.current != ir.NO_REGISTER:
        owner = frame.owner(instruction.owner)
        link.solver.connect(frame.node(instruction.current), target)
        link.solver.connect(link.variable(owner, instruction.name) + 1, target)
    elif instruction.owner == ir.MODULE_CODE:
        if not link.read_global(frame.plan.ref.path, instruction.name, target):
            imports.read_module_dunder(link, frame, instruction.name, target)
    else:
        link.read_variable(frame.owner(instruction.owner), instruction.name, target)


def _build(link: Link, frame: Frame, instruction: ir.Build, position: int) -> None:
    containers.build(link, frame, instruction, position)


def _make_function(
    link: Link, frame: Frame, instruction: ir.MakeFunction, position: int
) -> None:
    plan = frame.plan.children[instruction.code]
    link.give(frame.node(instruction.target), Closure(plan.number, frame.number))


def _make_class(link: Link, frame: Frame, instruction: ir.MakeClass, position: int) -> None:
    plan = frame.plan.children[instruction.code]
    number = link.objects.number(ClassObject(plan.number, frame.number))
    body = link.frames.make(plan, frame)
    bases = []
    metaclass = None
    for argument in instruction.arguments:
        node = frame.node(argument.value)
        if argument.kind == "positional":
            bases.append(node)
        elif argument.kind == "keyword" and argument.name == "metaclass":
            metaclass = node
    link.classes.add(ClassInfo(number, body, tuple(bases), metaclass))
    link.class_of_frame[body.number] = number
    start(link, body)
    link.solver.add(frame.node(instruction.target), link.objects.only(number))


def _import_module(
    link: Link, frame: Frame, instruction: ir.ImportModule, position: int
) -> None:
    imports.import_module(link, frame, instruction)


def _import_from(link: Link, frame: Frame, instruction: ir.ImportFrom, position: int) -> None:
    imports.import_from(link, frame, instruction, position)


def _caught(link: Link, frame: Frame, instruction: ir.Caught, position: int) -> None:
    region = frame.plan.code.regions[instruction.region]
    target = frame.node(instruction.target)

    def catch(class_: int) -> None:
        value = link.objects[class_]
        if isinstance(value, ClassObject):
            link.solver.connect(link.raised(class_), target)
        elif isinstance(value, External):
            link.give(target, External(value.symbol, frame.plan.site(position)))
        elif isinstance(value, ContainerObject):
            link.each(link.heap.items(class_).every, catch)

    for subject in region.subjects:
        link.each(frame.node(subject), catch)


def _annotate(link: Link, frame: Frame, instruction: ir.Annotate, position: int) -> None:
    annotations.declare(link, frame, instruction)


# --- copies -----------------------------------------------------------------------------------
def _phi(
    link: Link,
    frame: Frame,
    instruction: ir.Phi,
    position: int,
    register: Register,
    values: tuple[int, ...],
) -> None:
    link.solver.add(frame.node(instruction.target), frozenset(values))


def _refine(
    link: Link,
    frame: Frame,
    instruction: ir.Refine,
    position: int,
    register: Register,
    values: tuple[int, ...],
) -> None:
    refine(link, frame, instruction, values)


def _store_name(
    link: Link,
    frame: Frame,
    instruction: ir.StoreName,
    position: int,
    register: Register,
    values: tuple[int, ...],
) -> None:
    owner = frame.owner(instruction.owner)
    node = link.variable(owner, instruction.name)
    foreign = owner is not frame
    link.solver.add(node + foreign, frozenset(values))


def _return(
    link: Link,
    frame: Frame,
    instruction: ir.Return,
    position: int,
    register: Register,
    values: tuple[int, ...],
) -> None:
    link.solver.add(frame.returned, frozenset(values))


def _yield(
    link: Link,
    frame: Frame,
    instruction: ir.Yield,
    position: int,
    register: Register,
    values: tuple[int, ...],
) -> None:
    link.solver.add(frame.yielded, frozenset(values))


def _yield_from(
    link: Link,
    frame: Frame,
    instruction: ir.YieldFrom,
    position: int,
    register: Register,
    values: tuple[int, ...],
) -> None:
    where = Where(frame, position)
    for value in values:
        protocols.iterate(link, where, value, frame.yielded)
        found = link.objects[value]
        if isinstance(found, ContainerObject) and found.kind == "generator":
            link.solver.connect(
                link.heap.field(value, "return"), frame.node(instruction.target)
            )


def _await(
    link: Link,
    frame: Frame,
    instruction: ir.Await,
    position: int,
    register: Register,
    values: tuple[int, ...],
) -> None:
    target = frame.node(instruction.target)
    for value in values:
        protocols.await_(link, Where(frame, position), value, target)


# --- attributes and items ---------------------------------------------------------------------
def _get_attr(
    link: Link,
    frame: Frame,
    instruction: ir.GetAttr,
    position: int,
    register: Register,
    values: tuple[int, ...],
) -> None:
    reader = Reader(frame, position, frame.node(instruction.target))
    for value in values:
        attributes.read(link, value, instruction.name, reader)


def _set_attr(
    link: Link,
    frame: Frame,
    instruction: ir.SetAttr,
    position: int,
    register: Register,
    values: tuple[int, ...],
) -> None:
    source = frame.node(instruction.value)
    call = Where(frame, position).call(None)
    for value in values:
        attributes.write(link, value, instruction.name, source, call)


def _get_item(
    link: Link,
    frame: Frame,
    instruction: ir.GetItem,
    position: int,
    register: Register,
    values: tuple[int, ...],
) -> None:
    for value in values:
        containers.get_item(link, frame, instruction, position, value)


def _set_item(
    link: Link,
    frame: Frame,
    instruction: ir.SetItem,
    position: int,
    register: Register,
    values: tuple[int, ...],
) -> None:
    for value in values:
        containers.set_item(link, frame, instruction, position, value)


def _delete(
    link: Link,
    frame: Frame,
    instruction: ir.Delete,
    position: int,
    register: Register,
    values: tuple[int, ...],
) -> None:
    where = Where(frame, position)
    for value in values:
        if instruction.name:
            argument = link.constant(link.objects.number(literal(instruction.name)))
            protocols.call_special(link, where.call(None, argument), value, "__delattr__")
        else:
            key = frame.node(instruction.key)
            protocols.call_special(link, where.call(None, key), value, "__delitem__")


def _iterate(
    link: Link,
    frame: Frame,
    instruction: ir.Iterate,
    position: int,
    register: Register,
    values: tuple[int, ...],
) -> None:
    target = frame.node(instruction.target)
    for value in values:
        protocols.iterate(
            link, Where(frame, position), value, target, is_async=instruction.is_async
        )


def _unpack(
    link: Link,
    frame: Frame,
    instruction: ir.Unpack,
    position: int,
    register: Register,
    values: tuple[int, ...],
) -> None:
    for value in values:
        containers.unpack(link, frame, instruction, position, value)


def _enter(
    link: Link,
    frame: Frame,
    instruction: ir.Enter,
    position: int,
    register: Register,
    values: tuple[int, ...],
) -> None:
    target = frame.node(instruction.target)
    for value in values:
        protocols.enter(
            link, Where(frame, position), value, target, is_async=instruction.is_async
        )


def _match_position(
    link: Link,
    frame: Frame,
    instruction: ir.MatchPosition,
    position: int,
    register: Register,
    values: tuple[int, ...],
) -> None:
    reader = Reader(frame, position, frame.node(instruction.target))
    for value in values:
        name = containers.match_name(link, value, instruction.index)
        if name is not None:
            attributes.read(link, value, name, reader)


# --- operators and calls ----------------------------------------------------------------------
def _operate(
    link: Link,
    frame: Frame,
    instruction: ir.Operate,
    position: int,
    register: Register,
    values: tuple[int, ...],
) -> None:
    operands = tuple(frame.node(operand) for operand in instruction.operands)
    target = frame.node(instruction.target)
    where = Where(frame, position)
    for index, operand in enumerate(instruction.operands):
        if operand == register:
            for value in values:
                protocols.operate(link, where, instruction.operator, operands, value, index)
                containers.operate(link, where, instruction.operator, operands, value, index)
    for result in fold_operator(link, instruction.operator, operands):
        link.give(target, result)


def _string(
    link: Link,
    frame: Frame,
    instruction: ir.Build,
    position: int,
    register: Register,
    values: tuple[int, ...],
) -> None:
    where = Where(frame, position)
    target = frame.node(instruction.target)
    for value in values:
        protocols.text(link, where, value)
    link.give(target, ContainerObject("string", frame.number, position))
    for result in fold_text(link, [frame.node(entry.value) for entry in instruction.entries]):
        link.give(target, result)


def _raise(
    link: Link,
    frame: Frame,
    instruction: ir.Raise,
    position: int,
    register: Register,
    values: tuple[int, ...],
) -> None:
    raised = link.solver.allocate(1)
    for value in values:
        if isinstance(link.objects[value], ClassObject):
            invoke(link, Where(frame, position).call(raised), value)
        else:
            link.solver.add(raised, link.objects.only(value))
    link.each(raised, partial(_reach_handlers, link))


def _reach_handlers(link: Link, value: int) -> None:
    for class_ in link.classes_of(value):
        link.solver.add(link.raised(class_), link.objects.only(value))


def _call(
    link: Link,
    frame: Frame,
    instruction: ir.Call,
    position: int,
    register: Register,
    values: tuple[int, ...],
) -> None:
    call = explicit_call(frame, instruction, position)
    for value in values:
        invoke(link, call, value)


def explicit_call(frame: Frame, instruction: ir.Call, position: int) -> Call:
    """The call that an instruction makes in a frame."""
    positional = []
    keywords = []
    spreads = []
    for argument in instruction.arguments:
        node = frame.node(argument.value)
        if argument.kind == "keyword":
            keywords.append((argument.name, node))
        elif argument.kind == "double_star":
            spreads.append(node)
        else:
            positional.append(Positional(node, argument.kind == "star"))
    arguments = Arguments(tuple(positional), tuple(keywords), tuple(spreads))
    kind = "decorator" if instruction.role == "decorator" else "call"
    return Call(frame, position, kind, frame.node(instruction.target), arguments)


_STARTS: dict[type, Start] = {
    ir.Const: _const,
    ir.Opaque: _opaque,
    ir.LoadName: _load_name,
    ir.Build: _build,
    ir.MakeFunction: _make_function,
    ir.MakeClass: _make_class,
    ir.ImportModule: _import_module,
    ir.ImportFrom: _import_from,
    ir.Caught: _caught,
    ir.Annotate: _annotate,
}
_REACTIONS: dict[type, React] = {
    ir.Phi: _phi,
    ir.Refine: _refine,
    ir.StoreName: _store_name,
    ir.Return: _return,
    ir.Yield: _yield,
    ir.YieldFrom: _yield_from,
    ir.Await: _await,
    ir.GetAttr: _get_attr,
    ir.SetAttr: _set_attr,
    ir.GetItem: _get_item,
    ir.SetItem: _set_item,
    ir.Delete: _delete,
    ir.Iterate: _iterate,
    ir.Unpack: _unpack,
    ir.Enter: _enter,
    ir.MatchPosition: _match_position,
    ir.Operate: _operate,
    ir.Build: _string,
    ir.Raise: _raise,
    ir.Call: _call,
}
