"""Exceptions: what is raised reaches the handlers of its class and of its bases."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lintkit.program.calls import invoke
from lintkit.program.objects import ClassObject, ContainerObject
from lintkit.program.values import External

if TYPE_CHECKING:
    from lintkit import ir
    from lintkit.program.link import Link
    from lintkit.program.protocols import Where
    from lintkit.program.solver import Node


def caught(link: Link, where: Where, instruction: ir.Caught) -> None:
    """Target ⊇ the exceptions that the handler around an instruction catches."""
    frame = where.frame
    target = frame.node(instruction.target)
    regions = frame.plan.code.regions
    own = regions[instruction.region]
    taken = tuple(
        frame.node(subject)
        for one in regions[: instruction.region]
        if (one.kind, one.partner) == ("handler", own.partner)
        for subject in one.subjects
    )
    if taken:
        arriving = link.solver.allocate(1)
        link.each(arriving, partial(_pass_unless_taken, link, taken, target))
        target = arriving
    for subject in own.subjects:
        catch(link, where, frame.node(subject), target)


def _pass_unless_taken(link: Link, taken: tuple[Node, ...], target: Node, value: int) -> None:
    """Target ∋ an exception that no clause before certainly takes."""
    bases = link.classes_of(value)

    def settle() -> bool:
        subjects = [link.solver.points_to[subject] for subject in taken]
        if not any(len(classes) == 1 and min(classes) in bases for classes in subjects):
            link.solver.add_one(target, value)
        return True

    if all(link.solver.points_to[subject] for subject in taken):
        settle()
    else:
        link.defer("tests", settle)


def catch(link: Link, where: Where, subject: Node, target: Node) -> None:
    """Target ⊇ the exceptions of the classes in a node, which may be in tuples there."""
    classes = link.solver.allocate(1)
    link.solver.connect(subject, classes)

    def take(class_: int) -> None:
        value = link.objects[class_]
        if isinstance(value, ClassObject):
            link.solver.connect(link.raised(class_), target)
        elif isinstance(value, External):
            link.give(target, External(value.symbol, where.frame.plan.site(where.position)))
        elif isinstance(value, ContainerObject):  # maybe one that is in itself
            link.solver.connect(link.heap.items(class_).every, classes)

    link.each(classes, take)


def raise_(link: Link, where: Where, values: tuple[int, ...]) -> None:
    """Raises objects; a class is instantiated first."""
    raised = link.solver.allocate(1)
    for value in values:
        if isinstance(link.objects[value], ClassObject):
            invoke(link, where.call(raised), value)
        else:
            link.solver.add_one(raised, value)
    link.each(raised, partial(_reach_handlers, link))


def _reach_handlers(link: Link, value: int) -> None:
    for class_ in link.classes_of(value):
        link.solver.add_one(link.raised(class_), value)
