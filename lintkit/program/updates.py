"""Strong updates: a store replaces what a container held under the key.

Only where one run of a code makes a container, stores into it and reads it is the order of those
steps known (Chase, Wegman and Zadeck, "Analysis of Pointers and Structures", 1990). What others
store, every read may see.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.keys import constant_key

if TYPE_CHECKING:
    from lintkit.ir import Register
    from lintkit.program.frames import Frame
    from lintkit.program.heap import Key
    from lintkit.program.objects import ContainerObject
    from lintkit.program.plan import Plan


def made_here(frame: Frame, container: ContainerObject, register: Register) -> bool:
    """Whether a register can only be the container, made by the display that assigns it."""
    made = frame.plan.definitions.get(_unrefined(frame.plan, register))
    return (
        container.frame == frame.number
        and container.position == made
        and not container.part
        and isinstance(frame.plan.code.instructions[made], ir.Build)
    )


def stored_before(plan: Plan, position: int, key: Key) -> tuple[Register, ...]:
    """What the code itself may have stored last under the key that an instruction reads.

    Nothing where it is not certain to have stored anything since the container was made.
    """
    instructions = plan.code.instructions
    read = instructions[position]
    if not isinstance(read, ir.GetItem) or plan.in_loop(position):
        return ()
    container = _unrefined(plan, read.object)
    around = frozenset(plan.regions_around(read.region))
    stored: list[Register] = []
    for store in reversed(instructions[plan.definitions[container] : position]):
        if (
            isinstance(store, ir.SetItem)
            and _unrefined(plan, store.object) == container
            and constant_key(plan, store.key) == key
        ):
            stored.append(store.value)
            if store.region in around:
                return tuple(stored)
    return ()


def _unrefined(plan: Plan, register: Register) -> Register:
    definition = plan.defining(register)
    while isinstance(definition, ir.Refine):
        register = definition.source
        definition = plan.defining(register)
    return register
