"""Calls of methods on one of more objects than are followed.

Any method of that name may run of which the program makes instances that have it: rapid type
analysis (Bacon and Sweeney, "Fast Static Analysis of C++ Virtual Function Calls", OOPSLA 1996). It
may run for any of them, and so may what it calls on its own object. Only which methods run is told:
what they are given is not, and so no values follow. A call that leads somewhere already leads
nowhere else: of what was told besides, runs of tests took one edge in fourteen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.call_sites import explicit_call
from lintkit.program.objects import Bound, Closure
from lintkit.program.receivers import heirs
from lintkit.program.recording import record_possible

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lintkit.program.calls import Call
    from lintkit.program.frames import Frame
    from lintkit.program.link import Link
    from lintkit.program.solver import Node

_MOST_METHODS = 60
"""Of a name that more methods have, nothing is told."""

Methods = list[tuple[int, int]]
"""Of each method the class and the function, by number."""


class Crowds:
    """What is asked of crowds.

    Args:
        link: the link, after it has settled.
        methods: those that count, by name.
    """

    def __init__(self, link: Link, methods: Mapping[str, Methods]) -> None:
        self._link = link
        self._methods = methods
        self._made: dict[int, bool] = {}
        self._run: dict[tuple[int, int], None] = {}

    def ask(self, call: Call, callee: Node, name: str) -> None:
        """A call of a method of any object, unless some of them are followed and have it."""
        found = self._methods.get(name, [])
        if len(found) <= _MOST_METHODS and not self._is_answered(callee):
            for class_, function in found:
                if self._is_made(class_):
                    self._may_run(call, class_, function)

    def ask_themselves(self, frames: Mapping[int, list[Frame]]) -> None:
        """What methods that were found call on their own objects.

        Args:
            frames: by number of the plan.
        """
        asked: set[tuple[int, int]] = set()
        while waiting := [one for one in self._run if one not in asked]:
            asked.update(waiting)
            for class_, plan in waiting:
                for frame in frames.get(plan, [])[:1]:
                    for call, name in _calls_on_itself(frame):
                        self._ask_heirs(call, class_, name)

    def _ask_heirs(self, call: Call, class_: int, name: str) -> None:
        owners: dict[int, None] = {}
        for info in heirs(self._link.classes[class_]):
            owner = self._link.classes.owner(info.number, name)
            if owner is not None and self._link.instances.get(info.number):
                owners[owner.number] = None
        for number, function in self._methods.get(name, []):
            if number in owners:
                self._may_run(call, number, function)

    def _is_answered(self, callee: Node) -> bool:
        """Whether what is called is known in part."""
        found = self._link.solver.points_to[callee]
        return any(isinstance(self._link.objects[one], Bound | Closure) for one in found)

    def _is_made(self, class_: int) -> bool:
        """Whether the program makes instances of a class or of one that inherits from it."""
        made = self._made.get(class_)
        if made is None:
            made = self._made[class_] = any(
                self._link.instances.get(one.number) for one in heirs(self._link.classes[class_])
            )
        return made

    def _may_run(self, call: Call, class_: int, function: int) -> None:
        method = self._link.objects[function]
        if isinstance(method, Closure):
            record_possible(self._link, call, self._link.plans[method.code].ref)
            self._run[class_, method.code] = None


def _calls_on_itself(frame: Frame) -> list[tuple[Call, str]]:
    """The calls of attributes of a method's first parameter."""
    plan = frame.plan
    found: list[tuple[Call, str]] = []
    if not plan.code.parameters:
        return found
    own = plan.code.parameters[0].register
    for position, instruction in enumerate(plan.code.instructions):
        if isinstance(instruction, ir.Call):
            lookup = plan.defining(instruction.callee)
            if isinstance(lookup, ir.GetAttr) and plan.unrefined(lookup.object) == own:
                found.append((explicit_call(frame, instruction, position), lookup.name))
    return found
