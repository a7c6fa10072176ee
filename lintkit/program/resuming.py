"""Generators and coroutines: what calling them gives, and who runs them when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from lintkit.program.objects import ContainerObject
from lintkit.program.parameters import OF_PARAMETERS
from lintkit.program.recording import record

if TYPE_CHECKING:
    from lintkit.ir import Register
    from lintkit.program.calls import Call
    from lintkit.program.frames import Frame
    from lintkit.program.link import Link
    from lintkit.program.plan import Plan
    from lintkit.program.solver import Node


def deliver_result(
    link: Link,
    plan: Plan,
    frame: Frame,
    target: Node,
    returned: tuple[Register, ...] | None = None,
) -> None:
    """Target ⊇ what calling a code in a frame gives.

    Args:
        link: the link in progress.
        plan: of the code.
        frame: in which the call runs it.
        target: what gets it.
        returned: all that a function returns to the call; None: whatever it returns to any.
    """
    if plan.code.is_generator:
        number = generator_of(link, frame)
        link.solver.connect(frame.yielded, link.heap.items(number).unknown)
        link.solver.connect(frame.returned, link.heap.field(number, "return"))
        link.solver.add_one(target, number)
    elif plan.is_coroutine:
        link.give(target, ContainerObject("coroutine", frame.number, OF_PARAMETERS))
    elif returned is None:
        link.solver.connect(frame.returned, target)
    else:
        for register in returned:
            link.solver.connect(frame.node(register), target)


def generator_of(link: Link, frame: Frame) -> int:
    """The generator that runs a frame."""
    return link.objects.number(ContainerObject("generator", frame.number, OF_PARAMETERS))


def resume(link: Link, call: Call, number: int) -> None:
    """Notes that an object runs on if it is a generator of the program.

    The body of a generator runs where it is iterated over, not where it was made.
    """
    value = link.objects[number]
    if isinstance(value, ContainerObject) and value.position == OF_PARAMETERS:
        code = link.frames.all[value.frame].plan
        if value.kind == "generator" and code.code.is_generator:
            record(link, call, code.ref, link.frames.all[value.frame])


def run_coroutine(link: Link, call: Call, value: int, target: Node) -> bool:
    """Target ⊇ what a coroutine of the program returns; False where the object is none.

    Whoever waits for it runs it; where the same code made it, the call that did is the edge.
    """
    found = link.objects[value]
    if not isinstance(found, ContainerObject) or found.kind != "coroutine":
        return False
    frame = link.frames.all[found.frame]
    if (call.frame.plan.number, frame.plan.number) not in link.coroutine_makers:
        record(link, replace(call, kind="implicit"), frame.plan.ref, frame)
    link.solver.connect(frame.returned, target)
    return True


def awaiting(link: Link, call: Call, target: Node) -> Node:
    """A node: what coroutines in it return, and whatever else it holds, goes to the target."""
    made = link.solver.allocate(1)

    def finish(value: int) -> None:
        if not run_coroutine(link, call, value, target):
            link.solver.add_one(target, value)

    link.each(made, finish)
    return made
