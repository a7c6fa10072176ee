"""What each instruction of the representation means as constraints.

`start` runs once for a frame and handles what needs no value; `react` is told of the values that
are new to a register and handles the instructions that read it.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from lintkit import ir
from lintkit.ir import Register
from lintkit.program import (
    attributes,
    containers,
    definitions,
    displays,
    exceptions,
    imports,
    operators,
    protocols,
    stores,
    texts,
    updates,
    written_calls,
)
from lintkit.program.annotations import declare
from lintkit.program.branches import is_ruled_out
from lintkit.program.classes import ClassInfo
from lintkit.program.descriptors import Reader
from lintkit.program.folding import fold_operator
from lintkit.program.frames import Frame
from lintkit.program.link import Link
from lintkit.program.members import read_dunder
from lintkit.program.narrowing import refine
from lintkit.program.objects import (
    AbstractObject,
    ClassObject,
    Closure,
    ContainerObject,
    literal,
)
from lintkit.program.partners import refine_partner
from lintkit.program.plan import GETTER
from lintkit.program.protocols import Where
from lintkit.program.reaching import is_rebound, stored_attribute
from lintkit.program.receivers import read_of_heirs
from lintkit.program.resuming import generator_of, run_coroutine
from lintkit.program.solver import OVERFLOW
from lintkit.program.values import External, Unknown

if TYPE_CHECKING:
    from collections.abc import Callable

    from lintkit.program.solver import Node


class Event(Struct, frozen=True):
    """An instruction of a frame has its turn.

    Attributes:
        register: the register that changed; `NO_REGISTER` when the frame starts.
        values: what is new in it.
    """

    link: Link
    frame: Frame
    position: int
    register: Register = ir.NO_REGISTER
    values: tuple[int, ...] = ()

    @property
    def where(self) -> Where:
        """The place to call special methods from."""
        return Where(self.frame, self.position)

    def node(self, register: Register) -> Node:
        """The node of a register of the frame."""
        return self.frame.base + register

    def give(self, register: Register, value: AbstractObject) -> None:
        """The register holds an object."""
        self.link.give(self.frame.base + register, value)

    def copy_to(self, node: Node) -> None:
        """The node holds the new values too."""
        self.link.solver.add(node, frozenset(self.values))


def start(link: Link, frame: Frame) -> None:
    """Runs the instructions of a new frame that need no value to begin."""
    if frame.plan.code.is_generator:
        _receive(link, frame)
    instructions = frame.plan.code.instructions
    for position in frame.plan.starts:
        instruction = instructions[position]
        action = _STARTS.get(type(instruction))
        if action is not None:
            action(Event(link, frame, position), instruction)


def _receive(link: Link, frame: Frame) -> None:
    """A `yield` gives what is sent to the generator."""
    sent = link.heap.field(generator_of(link, frame), "sent")
    for instruction in frame.plan.code.instructions:
        if isinstance(instruction, ir.Yield):
            link.solver.connect(sent, frame.node(instruction.target))


def react(link: Link, frame: Frame, register: Register, values: tuple[int, ...]) -> None:
    """Runs the instructions that read a register which has new values."""
    instructions = frame.plan.code.instructions
    for position in frame.plan.uses[register]:
        instruction = instructions[position]
        _REACTIONS[type(instruction)](Event(link, frame, position, register, values), instruction)


# --- what needs no value ----------------------------------------------------------------------
def _const(event: Event, instruction: ir.Const) -> None:
    event.give(instruction.target, literal(instruction.value))


_OPAQUE_TYPES = frozenset({"bytes", "complex", "int"})


def _opaque(event: Event, instruction: ir.Opaque) -> None:
    what = instruction.what
    if what in _OPAQUE_TYPES:
        site = event.frame.plan.site(event.position)
        event.give(instruction.target, External(f"builtins.{what}", site))
    else:
        event.give(instruction.target, Unknown(f"the value of {what} is not followed"))


def _load_name(event: Event, instruction: ir.LoadName) -> None:
    link, frame, name = event.link, event.frame, instruction.name
    target = event.node(instruction.target)
    owner = frame.owner(instruction.owner)
    if instruction.current != ir.NO_REGISTER:
        if not is_rebound(frame.plan, event.position):
            link.solver.connect(event.node(instruction.current), target)
        link.solver.connect(link.variable(owner, name) + 1, target)
    elif instruction.owner != ir.MODULE_CODE:
        link.read_variable(owner, name, target)
    elif not link.read_global(frame.plan.ref.path, name, target):
        module = link.module_frames[frame.plan.ref.path]
        if not read_dunder(link, module, name, target):
            link.read_variable(module, name, target)


def _build(event: Event, instruction: ir.Build) -> None:
    displays.build(event.link, event.where, instruction)


def _make_function(event: Event, instruction: ir.MakeFunction) -> None:
    plan = event.frame.plan.children[instruction.code]
    closure = Closure(plan.number, event.frame.number)
    make = partial(event.give, instruction.target, closure)
    definitions.define(event.link, event.frame, event.position, make)


def _make_class(event: Event, instruction: ir.MakeClass) -> None:
    link, frame = event.link, event.frame
    plan = frame.plan.children[instruction.code]
    number = link.objects.number(ClassObject(plan.number, frame.number))
    body = link.frames.make(plan, frame)
    bases = [event.node(item.value) for item in instruction.arguments if item.kind == "positional"]
    metaclasses = [
        event.node(item.value) for item in instruction.arguments if item.name == "metaclass"
    ]
    link.class_of_frame[body.number] = number
    link.classes.add(
        ClassInfo(number, body, tuple(bases), next(iter(metaclasses), None), event.position)
    )
    start(link, body)
    link.solver.add_one(event.node(instruction.target), number)


def _import_module(event: Event, instruction: ir.ImportModule) -> None:
    imports.import_module(event.link, event.frame, instruction)


def _import_from(event: Event, instruction: ir.ImportFrom) -> None:
    imports.import_from(event.link, event.where, instruction)


def _caught(event: Event, instruction: ir.Caught) -> None:
    exceptions.caught(event.link, event.where, instruction)


def _annotate(event: Event, instruction: ir.Annotate) -> None:
    declare(event.link, event.frame, instruction)


# --- copies -----------------------------------------------------------------------------------
def _phi(event: Event, instruction: ir.Phi) -> None:
    if event.register in event.frame.plan.superseded:
        return
    event.copy_to(event.node(instruction.target))


def _refine(event: Event, instruction: ir.Refine) -> None:
    target = event.node(instruction.target)
    if instruction.subject == ir.NO_REGISTER:
        refine(event.link, event.frame, instruction, event.values, target)
    else:
        refine_partner(event.link, event.frame, instruction, event.values, target)


def _store_name(event: Event, instruction: ir.StoreName) -> None:
    plan = event.frame.plan
    if (
        plan.outlived(event.position)
        or instruction.name in plan.replaced
        or event.register in plan.superseded
    ):
        return
    owner = event.frame.owner(instruction.owner)
    by_others = owner is not event.frame
    event.copy_to(event.link.variable(owner, instruction.name) + by_others)


def _return(event: Event, _: ir.Return) -> None:
    """What `__get__` returns under a test comes back where its arguments can pass the test."""
    plan, exact = event.frame.plan, event.frame.exact
    if event.register in plan.superseded or (
        exact and is_ruled_out(plan, exact, event.position, event.register)
    ):
        return
    test = plan.tested_around(event.position) if _is_getter(event) else None
    if test is None:
        event.copy_to(event.frame.returned)
        return
    passed = event.link.solver.allocate(1)
    event.link.each(
        event.node(test.source), lambda one: refine(event.link, event.frame, test, (one,), passed)
    )
    event.link.solver.watch(passed, lambda _: event.copy_to(event.frame.returned))


def _is_getter(event: Event) -> bool:
    """Whether the interpreter alone makes the call, with arguments that are known exactly."""
    return event.frame.plan.code.name == GETTER


def _yield(event: Event, _: ir.Yield) -> None:
    event.copy_to(event.frame.yielded)


def _yield_from(event: Event, instruction: ir.YieldFrom) -> None:
    link = event.link
    for value in event.values:
        if run_coroutine(link, event.where.call(None), value, event.node(instruction.target)):
            continue
        protocols.iterate(link, event.where, value, event.frame.yielded)
        found = link.objects[value]
        if isinstance(found, ContainerObject) and found.kind == "generator":
            link.solver.connect(link.heap.field(value, "return"), event.node(instruction.target))
            sent = link.heap.field(generator_of(link, event.frame), "sent")
            link.solver.connect(sent, link.heap.field(value, "sent"))


def _await(event: Event, instruction: ir.Await) -> None:
    for value in event.values:
        protocols.await_(event.link, event.where, value, event.node(instruction.target))


# --- attributes and items ---------------------------------------------------------------------
def _get_attr(event: Event, instruction: ir.GetAttr) -> None:
    link = event.link
    reader = Reader(event.frame, event.position, event.node(instruction.target))
    stored = stored_attribute(event.frame.plan, event.position)
    if OVERFLOW in event.values:
        read_of_heirs(link, event.frame.plan, instruction.object, instruction.name, reader)
    for value in event.values:
        if stored is not None and stores.is_plain(link, value, instruction.name):
            link.solver.connect(event.node(stored), reader.target)
        else:
            attributes.read(link, value, instruction.name, reader)


def _set_attr(event: Event, instruction: ir.SetAttr) -> None:
    source = event.node(instruction.value)
    call = event.where.call(None)
    for value in event.values:
        stores.write(event.link, value, instruction.name, source, call)


def _get_item(event: Event, instruction: ir.GetItem) -> None:
    for value in event.values:
        containers.get_item(event.link, event.where, instruction, value)


def _set_item(event: Event, instruction: ir.SetItem) -> None:
    for value in event.values:
        containers.set_item(event.link, event.where, instruction, value)


def _delete(event: Event, instruction: ir.Delete) -> None:
    link = event.link
    for value in event.values:
        if instruction.name:
            stores.delete(link, value, instruction.name, event.where.call(None))
        else:
            containers.delete_item(link, event.where, instruction, value)


def _iterate(event: Event, instruction: ir.Iterate) -> None:
    target = event.node(instruction.target)
    for value in event.values:
        if not updates.read(event.link, event.frame, event.position, value, target):
            protocols.iterate(event.link, event.where, value, target, is_async=instruction.is_async)


def _unpack(event: Event, instruction: ir.Unpack) -> None:
    for value in event.values:
        containers.unpack(event.link, event.where, instruction, value)


def _enter(event: Event, instruction: ir.Enter) -> None:
    target = event.node(instruction.target)
    for value in event.values:
        protocols.enter(event.link, event.where, value, target, is_async=instruction.is_async)


def _match_position(event: Event, instruction: ir.MatchPosition) -> None:
    reader = Reader(event.frame, event.position, event.node(instruction.target))
    for value in event.values:
        name = containers.match_name(event.link, value, instruction.index)
        if name is not None:
            attributes.read(event.link, value, name, reader)


# --- operators, exceptions and calls ----------------------------------------------------------
def _operate(event: Event, instruction: ir.Operate) -> None:
    link = event.link
    operands = tuple(event.node(operand) for operand in instruction.operands)
    for index, operand in enumerate(instruction.operands):
        if operand == event.register:
            for value in event.values:
                operators.operate(link, event.where, instruction, operands, value, index)
                containers.operate(link, event.where, instruction, operands, value, index)
    for result in fold_operator(link, instruction.operator, operands):
        event.give(instruction.target, result)
    if instruction.operator in {"+", "+="}:
        texts.concatenate(link, operands, event.node(instruction.target))


def _string(event: Event, instruction: ir.Build) -> None:
    texts.format_parts(event.link, event.where, instruction, event.values)


def _test(event: Event, _: ir.Test) -> None:
    for value in event.values:
        protocols.truth(event.link, event.where, value)


def _raise(event: Event, _: ir.Raise) -> None:
    exceptions.raise_(event.link, event.where, event.values)


def _call(event: Event, instruction: ir.Call) -> None:
    written_calls.call(event.link, event.where, instruction, event.values)


_STARTS: dict[type, Callable[[Event, Any], None]] = {
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
_REACTIONS: dict[type, Callable[[Event, Any], None]] = {
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
    ir.Test: _test,
    ir.Raise: _raise,
    ir.Call: _call,
}
