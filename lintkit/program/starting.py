"""What the instructions mean that need no value to begin: what a new frame runs at once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from lintkit import ir
from lintkit.program import definitions, displays, exceptions, imports
from lintkit.program.annotations import declare
from lintkit.program.classes import ClassInfo
from lintkit.program.events import Event
from lintkit.program.members import read_dunder
from lintkit.program.objects import ClassObject, Closure, literal
from lintkit.program.reaching import is_rebound
from lintkit.program.resuming import generator_of
from lintkit.program.values import External, Unknown

if TYPE_CHECKING:
    from collections.abc import Callable

    from lintkit.program.frames import Frame
    from lintkit.program.link import Link


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
