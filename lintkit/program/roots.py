"""Functions that nothing in the program calls: entry points, public functions, callbacks.

They run in a frame of their own, with what can be known of their parameters: the receiver from
the class, the rest from annotations and defaults. Functions that no other waiting function so
much as mentions go first, since the others may yet turn out to be called by them.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program import annotations
from lintkit.program.calls import default_nodes
from lintkit.program.objects import Closure, InstanceObject

if TYPE_CHECKING:
    from lintkit.program.classes import ClassInfo
    from lintkit.program.frames import Frame
    from lintkit.program.link import Link
    from lintkit.program.plan import Plan

_ROOT = ("root",)
_MOST_RECEIVERS = 6
_SCALARS = frozenset({"int", "float", "str", "bool", "bytes"})


def start_next(link: Link) -> bool:
    """Starts the next batch of functions that are not called; False where none is left."""
    waiting = _waiting(link)
    if not waiting:
        return False
    mentions = Counter(
        name
        for plan in {plan.number: plan for plan, _ in waiting}.values()
        for name in mentioned(plan)
        if name != plan.code.name
    )
    batch = [item for item in waiting if not mentions[item[0].code.name]] or waiting
    instances = _instances(link)
    for plan, closure in batch:
        frame = link.frames.get(plan, link.frames.all[closure.frame], _ROOT)
        _seed(link, plan, closure, frame, instances)
    return True


def mentioned(plan: Plan) -> frozenset[str]:
    """The names that a code reads: of variables that it shares, of attributes."""
    return frozenset(
        instruction.name
        for instruction in plan.code.instructions
        if isinstance(instruction, ir.GetAttr | ir.LoadName)
    )


def _waiting(link: Link) -> list[tuple[Plan, Closure]]:
    found = []
    for value in link.objects.all[link.looked_at :]:
        if isinstance(value, Closure):
            link.pending.append(value)
    link.looked_at = len(link.objects.all)
    for value in link.pending:
        plan = link.plans[value.code]
        if not link.frames.runs(plan, value.frame):
            found.append((plan, value))
    link.pending = [value for _, value in found]
    return found


def _instances(link: Link) -> dict[int, list[int]]:
    """The instances that the program makes, by class."""
    found: dict[int, list[int]] = {}
    for number, value in enumerate(link.objects.all):
        if isinstance(value, InstanceObject):
            found.setdefault(value.class_, []).append(number)
    return found


def _seed(
    link: Link,
    plan: Plan,
    closure: Closure,
    frame: Frame,
    instances: dict[int, list[int]],
) -> None:
    parameters = plan.code.parameters
    if parameters and plan.parent.code.kind == "class":
        class_ = link.class_of_frame[closure.frame]
        target = frame.node(parameters[0].register)
        kinds = _decorator_names(plan)
        if "classmethod" in kinds or plan.code.name in {"__new__", "__init_subclass__"}:
            link.solver.add(target, link.objects.only(class_))
            parameters = parameters[1:]
        elif "staticmethod" not in kinds:
            for receiver in _receivers(link, class_, plan.code.name, instances):
                link.solver.add(target, link.objects.only(receiver))
            parameters = parameters[1:]
    defaults = default_nodes(link, plan, closure)
    for parameter in parameters:
        target = frame.node(parameter.register)
        if parameter.name in defaults:
            link.solver.connect(defaults[parameter.name], target)
        if parameter.annotation is not None and parameter.kind not in {
            "var_positional",
            "var_keyword",
        }:
            if parameter.has_default and parameter.annotation.name in _SCALARS:
                continue
            annotations.give(link, frame, parameter.annotation, target)


def _decorator_names(plan: Plan) -> set[str]:
    found = (plan.parent.defining(register) for register in plan.code.decorators)
    return {item.name for item in found if isinstance(item, ir.LoadName)}


def _receivers(link: Link, class_: int, method: str, instances: dict[int, list[int]]) -> list[int]:
    """The objects on which a method of a class may run."""
    info = link.classes[class_]
    family = [info, *_heirs(link, info, method)]
    made = [number for member in family for number in instances.get(member.number, ())]
    if made:
        return made[:_MOST_RECEIVERS]
    return [annotations.generic_instance(link, heir.number) for heir in family[:_MOST_RECEIVERS]]


def _heirs(link: Link, info: ClassInfo, method: str) -> list[ClassInfo]:
    """The subclasses that have the method from this class."""
    found: list[ClassInfo] = []
    for subclass in info.subclasses:
        if link.classes.owner(subclass.number, method) is info and subclass not in found:
            found.append(subclass)
            found += [heir for heir in _heirs(link, subclass, method) if heir not in found]
    return found
