"""The order of a code's own steps, as the solver takes it.

What a container holds by the steps of the code that made it is known step by step: `memory` has
it. What others store into it comes on top, at any time; every read may see that.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lintkit.program.contents import ABSENT
from lintkit.program.keys import unboxed
from lintkit.program.objects import ContainerObject, literal

if TYPE_CHECKING:
    from lintkit.ir import Register
    from lintkit.program.frames import Frame
    from lintkit.program.heap import Items, Key
    from lintkit.program.link import Link
    from lintkit.program.solver import Node


def is_ordered(link: Link, frame: Frame, position: int, number: int) -> bool:
    """Whether an object is the container whose content is known at a step of the code."""
    memory = frame.plan.memory
    root = memory.subjects.get(position)
    found = link.objects[number]
    return (
        root is not None
        and isinstance(found, ContainerObject)
        and found.frame == frame.number
        and found.position == memory.made[root]
    )


def made_here(frame: Frame, container: ContainerObject, register: Register) -> bool:
    """Whether a register can only be the container, which the code itself made."""
    memory = frame.plan.memory
    made = memory.made.get(memory.root(register))
    return made is not None and (container.frame, container.position) == (frame.number, made)


def make(link: Link, frame: Frame, position: int, number: int) -> bool:
    """Fills a container that a step makes; False where its content is not known."""
    memory = frame.plan.memory
    root = memory.subjects.get(position)
    if root is None or memory.made[root] != position:
        return False
    items = link.heap.items(number)
    items.ordered = True
    if root not in memory.resized:
        items.length = len(memory.writes[position])
    _write(link, frame, position, items)
    return True


def change(link: Link, frame: Frame, position: int, number: int) -> bool:
    """Changes a container in the order of steps; False where that is not known."""
    if not changes(frame, position) or not is_ordered(link, frame, position, number):
        return False
    _write(link, frame, position, link.heap.items(number))
    return True


def changes(frame: Frame, position: int) -> bool:
    """Whether a step certainly changes a container rather than makes one."""
    memory = frame.plan.memory
    return position in memory.writes and memory.made[memory.subjects[position]] != position


def read(
    link: Link, frame: Frame, position: int, number: int, target: Node | None, key: Key = None
) -> bool:
    """Target ⊇ what a step gives of a container; False where that is not known.

    Args:
        link: the link in progress.
        frame: of the code whose step it is.
        position: of the step.
        number: the container.
        target: the node of the result.
        key: what others stored elsewhere is not read; None: anywhere.
    """
    memory = frame.plan.memory
    if position not in memory.reads or not is_ordered(link, frame, position, number):
        return False
    if target is None:
        return True
    for register in memory.reads[position]:
        link.solver.connect(frame.node(register), target)
    items = link.heap.items(number)
    if key is None or memory.subjects[position] in memory.resized:
        link.solver.connect(items.from_any_other(), target)
    else:
        items.read_from_others(unboxed(key), target)
    return True


def _write(link: Link, frame: Frame, position: int, items: Items) -> None:
    memory = frame.plan.memory
    for key, registers in memory.writes[position].items():
        name = unboxed(key)
        if name is None or isinstance(name, (bool, int, float, str)):
            link.give(items.names, literal(name))
        for register in registers:
            if register != ABSENT:
                link.solver.connect(frame.node(register), items.at(name))
    for source in memory.sources[position]:
        link.each(frame.node(source), partial(_copy_from_others, link, items))


def _copy_from_others(link: Link, items: Items, source: int) -> None:
    given = link.heap.items(source)
    link.solver.connect(given.from_any_other(), items.unknown)
    link.solver.connect(given.names, items.names)
