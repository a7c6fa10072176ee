"""Which element of an iterator is drawn: the one whose turn it is.

That is known where one straight stretch of a code makes the iterator and draws from it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.lowering.operands import operands
from lintkit.program import protocols
from lintkit.program.objects import Bound, Closure, ContainerObject
from lintkit.program.parameters import OF_PARAMETERS
from lintkit.program.resuming import resume

if TYPE_CHECKING:
    from lintkit.ir import AnyInstruction, Register
    from lintkit.program.frames import Frame
    from lintkit.program.link import Link
    from lintkit.program.plan import Plan
    from lintkit.program.protocols import Where
    from lintkit.program.solver import Node

_STRAIGHT = frozenset({"finally", "try", "with"})
"""Regions through which a code runs once, if it comes to their end."""
_SEQUENCES = frozenset({"list", "tuple"})


def draw(link: Link, where: Where, iterator: int, target: Node) -> None:
    """Target ⊇ what a call of `next` gives of an iterator: the one element, where that is known."""
    plan, found = where.frame.plan, link.objects[iterator]
    index = _turn(plan, where.position)
    call = plan.code.instructions[where.position]
    made = plan.definition(call.arguments[0].value) if isinstance(call, ir.Call) else None
    if index is None or made is None or not isinstance(found, ContainerObject):
        protocols.advance(link, where, iterator, target, is_async=False)
    elif _makes_generator(link, where.frame, made, found):
        _draw_yielded(link, where, found, index, target)
    elif (found.frame, found.position) == (where.frame.number, made):
        _draw_item(link, where, found, index, target)
    else:
        protocols.iterate(link, where, iterator, target)


def unpack(link: Link, where: Where, instruction: ir.Unpack, value: int) -> bool:
    """Target ⊇ the element at an index of what was just made; False for all but generators."""
    found, plan = link.objects[value], where.frame.plan
    if instruction.rest or instruction.index < 0 or not isinstance(found, ContainerObject):
        return False
    made = plan.definition(instruction.source)
    if made is None or not _makes_generator(link, where.frame, made, found):
        return False
    before = _uses(plan, where.position, instruction.source)
    if before is None or not all(isinstance(one, ir.Unpack) for one in before):
        return False
    target = where.frame.node(instruction.target)
    _draw_yielded(link, where, found, instruction.index, target)
    return True


def _makes_generator(link: Link, frame: Frame, made: int, found: ContainerObject) -> bool:
    """Whether a call made a generator, by calling the code that it runs."""
    call = frame.plan.code.instructions[made]
    if found.position != OF_PARAMETERS or not isinstance(call, ir.Call):
        return False
    callees = [link.objects[one] for one in link.solver.points_to[frame.node(call.callee)]]
    functions = [link.objects[one.function] if isinstance(one, Bound) else one for one in callees]
    code = link.frames.all[found.frame].plan.number
    return any(isinstance(one, Closure) and one.code == code for one in functions)


def _draw_yielded(
    link: Link, where: Where, generator: ContainerObject, index: int, target: Node
) -> None:
    """Target ⊇ what a generator of the program gives at a turn."""
    frame, number = link.frames.all[generator.frame], link.objects.number(generator)
    yielded = _yielded(frame.plan)
    if yielded is None:
        protocols.iterate(link, where, number, target)
        return
    resume(link, where.call(None), number)
    if index < len(yielded):
        link.solver.connect(frame.node(yielded[index]), target)


def _draw_item(
    link: Link, where: Where, iterator: ContainerObject, index: int, target: Node
) -> None:
    """What `iter(items)` gives, called in the same code."""
    frame = link.frames.all[iterator.frame]
    made = frame.plan.code.instructions[iterator.position]
    given = made.arguments if isinstance(made, ir.Call) and _calls(frame.plan, made, "iter") else ()

    def read(value: int) -> None:
        items = link.objects[value]
        if isinstance(items, ContainerObject) and items.kind in _SEQUENCES:
            link.heap.items(value).read(index, target)
        else:
            protocols.iterate(link, where, value, target)

    if len(given) == 1:
        link.each(frame.node(given[0].value), read)
    else:
        protocols.iterate(link, where, link.objects.number(iterator), target)


def _turn(plan: Plan, position: int) -> int | None:
    """How often `next` was called before for the same iterator; None where that is not known."""
    call = plan.code.instructions[position]
    if not isinstance(call, ir.Call) or not _calls(plan, call, "next") or not call.arguments:
        return None
    iterator = call.arguments[0].value
    before = _uses(plan, position, iterator)
    if before is None or call.region != _region(plan, iterator):
        return None
    for use in before:
        first = use.arguments[0].value if isinstance(use, ir.Call) and use.arguments else None
        is_draw = first == iterator and _calls(plan, use, "next")
        if not is_draw or use.region != call.region:
            return None
    return len(before)


def _uses(plan: Plan, position: int, register: Register) -> list[AnyInstruction] | None:
    """What used the result of a call before a position; None where other codes may use it too."""
    made = plan.definition(register)
    if made is None or not isinstance(plan.code.instructions[made], ir.Call):
        return None
    found = [one for one in plan.code.instructions if register in operands(one)]
    if any(isinstance(one, ir.StoreName) and one.name in plan.exposed for one in found):
        return None
    return [
        one
        for one in plan.code.instructions[made + 1 : position]
        if register in operands(one) and not isinstance(one, ir.StoreName)
    ]


def _region(plan: Plan, register: Register) -> int | None:
    made = plan.defining(register)
    return None if made is None else made.region


def _calls(plan: Plan, call: AnyInstruction, name: str) -> bool:
    """Whether it is a call of a builtin."""
    loaded = plan.defining(call.callee) if isinstance(call, ir.Call) else None
    return isinstance(loaded, ir.LoadName) and loaded.name == name and plan.is_builtin(loaded)


def _yielded(plan: Plan) -> list[Register] | None:
    """What a generator gives in order; None where it branches, or hands on those of another."""
    found = []
    for one in plan.code.instructions:
        if isinstance(one, ir.YieldFrom):
            return None
        if isinstance(one, ir.Yield):
            around = [plan.code.regions[index] for index in plan.regions_around(one.region)]
            if any(region.kind not in _STRAIGHT for region in around[:-1]):
                return None
            found.append(one.value)
    return found
