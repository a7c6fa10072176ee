"""Functions that nothing in the program calls: entry points, public functions, callbacks.

A lambda has no public name: it is called from outside only where it was handed there. The others
run in a frame of their own, with what can be known of their parameters: the receiver from
the class, the rest from annotations and defaults. Functions that no other waiting function so
much as mentions go first, since the others may yet turn out to be called by them.
"""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from lintkit import ir
from lintkit.program.abstract import is_abstract
from lintkit.program.annotations import generic_instance, give, promise
from lintkit.program.branches import is_unreached
from lintkit.program.handed_partials import call_partial, partials_around
from lintkit.program.objects import Closure, ContainerObject, InstanceObject
from lintkit.program.parameters import default_nodes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lintkit.program.classes import ClassInfo
    from lintkit.program.frames import Frame
    from lintkit.program.link import Link
    from lintkit.program.plan import Plan
    from lintkit.program.solver import Node

_ROOT = ("root",)
_MOST_RECEIVERS = 6
_SCALARS = frozenset({"int", "float", "str", "bool", "bytes"})


class Method(NamedTuple):
    """A method that nothing calls.

    Attributes:
        receiver: the node of its first parameter.
    """

    class_: int
    name: str
    receiver: Node


def start_next(link: Link) -> bool:
    """Starts the next batch of functions that are not called; False where nothing is left."""
    _look_at_new(link)
    waiting = _waiting(link)
    if not waiting:
        return _meet(link) or _introduce(link)
    mentions = Counter(
        name
        for plan in {plan.number: plan for plan, _ in waiting}.values()
        for name in mentioned(plan)
        if name != plan.code.name
    )
    _update_escaped(link)
    around = partials_around(link)
    plain = [item for item in waiting if link.objects.number(item[1]) not in around]
    batch = [item for item in plain if not mentions[item[0].code.name]] or plain or waiting
    for plan, closure in batch:
        if partials := around.get(link.objects.number(closure)):
            for number in partials:
                call_partial(link, number)
            continue
        for classes in _test_classes(link, plan, closure):
            context = ("root", *classes) if len(classes) == 1 else _ROOT
            frame = link.frames.get(plan, link.frames.all[closure.frame], context)
            _seed(link, closure, frame, classes)
    return True


def _test_classes(link: Link, plan: Plan, closure: Closure) -> list[tuple[int, ...]]:
    """The test classes that a function is run for, by the frame in which it is."""
    class_ = link.class_of_frame.get(closure.frame)
    if class_ is None:
        return [()]
    found = [
        one for one in _family(link, class_, plan.code.name) if link.library.is_collected(link, one)
    ]
    shared = tuple(found[_MOST_RECEIVERS:])
    return [
        *((one,) for one in found[:_MOST_RECEIVERS]),
        *([shared] if shared or not found else []),
    ]


def mentioned(plan: Plan) -> frozenset[str]:
    """The names that a code reads: of variables that it shares, of attributes."""
    return frozenset(
        instruction.name
        for instruction in plan.code.instructions
        if isinstance(instruction, ir.GetAttr | ir.LoadName)
    )


def _waiting(link: Link) -> list[tuple[Plan, Closure]]:
    found = []
    for value in link.pending:
        plan = link.plans[value.code]
        if not link.frames.runs(plan, value.frame) and not _is_made_elsewhere(link, plan, value):
            found.append((plan, value))
    link.pending = [value for _, value in found]
    named = [item for item in found if item[0].code.kind != "lambda"]
    if named or not found or not link.recording:
        return named or found
    _update_escaped(link)
    return [item for item in found if link.objects.number(item[1]) in link.escaped]


def _is_made_elsewhere(link: Link, plan: Plan, closure: Closure) -> bool:
    """Whether a run around a function cannot get to its definition, and another one does."""
    around = link.frames.all[closure.frame]
    made = around.plan.makers.get(plan.ref.index)
    if not around.exact or made is None or plan.number not in link.frames.of_plan:
        return False
    return is_unreached(around.plan, around.exact, made)


def _update_escaped(link: Link) -> None:
    """Notes what code outside the program may call, directly or as an item of a container."""
    nodes: Iterable[Node] = link.escaping
    while held := {link.solver.points_to[node] for node in nodes}:
        new = frozenset().union(*held) - link.escaped
        link.escaped |= new
        containers = (one for one in sorted(new) if isinstance(link.objects[one], ContainerObject))
        nodes = [link.heap.items(one).every for one in containers]
        link.escaping.update(nodes)


def _look_at_new(link: Link) -> None:
    """Notes the functions, and the instances that the program makes, since the last look."""
    for number in range(link.looked_at, len(link.objects.all)):
        value = link.objects[number]
        if isinstance(value, Closure):
            link.pending.append(value)
            if _may_be_unmet(link, value):
                link.unmet.append(value)
        elif isinstance(value, InstanceObject) and number not in link.promised:
            link.instances.setdefault(value.class_, []).append(number)
    link.looked_at = len(link.objects.all)


def _seed(link: Link, closure: Closure, frame: Frame, classes: tuple[int, ...]) -> None:
    plan = frame.plan
    parameters = plan.code.parameters
    if parameters and plan.parent.code.kind == "class":
        kinds = _decorator_names(plan)
        if "staticmethod" not in kinds:
            method = Method(
                link.class_of_frame[closure.frame],
                plan.code.name,
                frame.node(parameters[0].register),
            )
            _receive(link, method, classes, by_class="classmethod" in kinds)
            parameters = parameters[1:]
    filled = link.library.inject(link, frame, link.objects.number(closure), classes)
    defaults = default_nodes(link, plan, closure)
    for parameter in parameters:
        target = frame.node(parameter.register)
        if parameter.name in defaults:
            link.solver.connect(defaults[parameter.name], target)
        if parameter.annotation is not None and parameter.kind not in {
            "var_positional",
            "var_keyword",
        }:
            if parameter.name not in defaults and parameter.name not in filled:
                give(link, frame, parameter.annotation, target)
            elif parameter.annotation.name not in _SCALARS:
                promise(link, frame, parameter.annotation, target)


def _decorator_names(plan: Plan) -> set[str]:
    found = (plan.parent.defining(register) for register in plan.code.decorators)
    return {item.name for item in found if isinstance(item, ir.LoadName)}


def _receive(
    link: Link,
    method: Method,
    classes: tuple[int, ...],
    *,
    by_class: bool,
) -> None:
    """Runs a method for test classes, on the instances there are, or else on a stand-in."""
    if by_class or method.name in {"__new__", "__init_subclass__"}:
        receivers = list(classes) or [method.class_]
    elif classes:
        receivers = [generic_instance(link, class_) for class_ in classes]
    else:
        family = _family(link, method.class_, method.name)
        receivers = _made(link, family)
        if not receivers:
            link.lonely.append(method)
            concrete = [class_ for class_ in family if not is_abstract(link, class_)]
            receivers = [generic_instance(link, class_) for class_ in concrete or family]
        receivers = receivers[:_MOST_RECEIVERS]
    for number in receivers:
        link.solver.add_one(method.receiver, number)


def _meet(link: Link) -> bool:
    """Runs the methods that had only a stand-in on what has been made since."""
    lonely, link.lonely = link.lonely, []
    met = False
    for method in lonely:
        made = _made(link, _family(link, method.class_, method.name))
        for number in made[:_MOST_RECEIVERS]:
            link.solver.add_one(method.receiver, number)
        if made:
            met = True
        else:
            link.lonely.append(method)
    return met


def _introduce(link: Link) -> bool:
    """Runs methods that run on objects of tests alone on those that the program makes itself.

    Whoever calls them there is not seen, but the program does not make them for nothing.
    """
    met = False
    closures, link.unmet = link.unmet, []
    for value in closures:
        plan, class_ = link.plans[value.code], link.class_of_frame.get(value.frame)
        frames = [
            frame
            for frame in link.frames.of_plan.get(plan.number, ())
            if frame.enclosing.number == value.frame
        ]
        nodes = [frame.node(plan.code.parameters[0].register) for frame in frames]
        received = frozenset().union(*(link.solver.points_to[node] for node in nodes))
        if not all(_is_made_by_tests(link, number) for number in received):
            continue
        link.unmet.append(value)
        if class_ is None or not received:
            continue
        made = _made(link, _family(link, class_, plan.code.name))
        known = len(link.frames.all)
        if not all(_is_made_by_tests(link, number) for number in made):
            frame = link.frames.get(plan, link.frames.all[value.frame], _ROOT)
            if len(link.frames.all) > known:
                _seed(link, value, frame, ())
                met = True
    return met


def _may_be_unmet(link: Link, closure: Closure) -> bool:
    """Whether it is a method, and none of tests."""
    plan = link.plans[closure.code]
    is_method = plan.parent.code.kind == "class" and bool(plan.code.parameters)
    return is_method and not _is_of_tests(link, closure.frame)


def _is_made_by_tests(link: Link, number: int) -> bool:
    made = link.objects[number]
    return isinstance(made, InstanceObject) and _is_of_tests(link, made.frame)


def _is_of_tests(link: Link, frame: int) -> bool:
    """Whether a frame runs code of tests."""
    return link.library.tests(link.frames.all[frame].plan.ref.path)


def _made(link: Link, classes: list[int]) -> list[int]:
    """The instances of some classes that the program makes; those of tests come last."""
    found = [number for class_ in classes for number in link.instances.get(class_, ())]
    return sorted(found, key=partial(_is_made_by_tests, link))


def _family(link: Link, class_: int, method: str) -> list[int]:
    """The class of a method, and the subclasses that have the method from it."""
    info = link.classes[class_]
    return [class_, *(heir.number for heir in _heirs(link, info, method))]


def _heirs(link: Link, info: ClassInfo, method: str) -> list[ClassInfo]:
    """The subclasses that have the method from this class."""
    found: list[ClassInfo] = []
    for subclass in info.subclasses:
        if link.classes.owner(subclass.number, method) is info and subclass not in found:
            found.append(subclass)
            found += [heir for heir in _heirs(link, subclass, method) if heir not in found]
    return found
