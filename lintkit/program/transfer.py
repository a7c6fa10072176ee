"""What the instructions mean that read registers, as constraints: told of each value once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lintkit import ir
from lintkit.program import (
    attributes,
    containers,
    drawing,
    exceptions,
    joining,
    operators,
    protocols,
    stores,
    texts,
    updates,
    written_calls,
)
from lintkit.program.branches import is_ruled_out
from lintkit.program.descriptors import Reader
from lintkit.program.events import Event
from lintkit.program.folding import fold_operator
from lintkit.program.narrowing import refine
from lintkit.program.objects import ContainerObject
from lintkit.program.partners import refine_partner
from lintkit.program.plan import GETTER
from lintkit.program.reaching import is_replaced, last_of_loop, stored_attribute
from lintkit.program.receivers import read_of_heirs
from lintkit.program.resuming import generator_of, run_coroutine
from lintkit.program.solver import OVERFLOW

if TYPE_CHECKING:
    from collections.abc import Callable

    from lintkit.ir import Register
    from lintkit.program.frames import Frame
    from lintkit.program.link import Link


def react(link: Link, frame: Frame, register: Register, values: tuple[int, ...]) -> None:
    """Runs the instructions that read a register which has new values."""
    instructions = frame.plan.code.instructions
    for position in frame.plan.uses[register]:
        instruction = instructions[position]
        _REACTIONS[type(instruction)](Event(link, frame, position, register, values), instruction)


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
    target = event.link.variable(owner, instruction.name) + by_others
    last = last_of_loop(plan, event.position)
    if last is None:
        event.copy_to(target)
    else:
        event.link.solver.connect(event.node(last), target)


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
    plan = event.frame.plan
    by_none_else = link.is_set_by_none_but(plan, instruction.name)
    stored = stored_attribute(plan, event.position, by_none_else=by_none_else)
    if OVERFLOW in event.values:
        read_of_heirs(link, plan, instruction.object, instruction.name, reader)
    for value in event.values:
        if stored is not None and stores.is_plain(link, value, instruction.name):
            link.solver.connect(event.node(stored), reader.target)
        else:
            attributes.read(link, value, instruction.name, reader)


def _set_attr(event: Event, instruction: ir.SetAttr) -> None:
    source = event.node(instruction.value)
    call = event.where.call(None)
    replaced = is_replaced(event.frame.plan, event.position)
    for value in event.values:
        if not (replaced and stores.is_plain(event.link, value, instruction.name)):
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
        if not drawing.unpack(event.link, event.where, instruction, value):
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
                joining.operate(link, event.where, instruction, operands, value, index)
    for result in fold_operator(link, instruction.operator, operands):
        event.give(instruction.target, result)
    if instruction.operator in {"+", "+="}:
        texts.concatenate(link, operands, event.node(instruction.target))
    elif instruction.operator == "%":
        texts.interpolate(link, operands, event.node(instruction.target))


def _string(event: Event, instruction: ir.Build) -> None:
    texts.format_parts(event.link, event.where, instruction, event.values)


def _test(event: Event, _: ir.Test) -> None:
    for value in event.values:
        protocols.truth(event.link, event.where, value)


def _raise(event: Event, instruction: ir.Raise) -> None:
    cause = None if instruction.cause == ir.NO_REGISTER else event.node(instruction.cause)
    exceptions.raise_(event.link, event.where, event.values, cause)


def _call(event: Event, instruction: ir.Call) -> None:
    written_calls.call(event.link, event.where, instruction, event.values)


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
