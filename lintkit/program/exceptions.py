"""Exceptions: what is raised reaches the handlers of its class and of its bases."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lintkit.program.calls import invoke
from lintkit.program.objects import ClassObject, ContainerObject, InstanceObject
from lintkit.program.raising import ARGUMENTS, arriving, is_kin, leaving, pass_unless_taken
from lintkit.program.values import External

if TYPE_CHECKING:
    from lintkit import ir
    from lintkit.program.link import Link
    from lintkit.program.protocols import Where
    from lintkit.program.solver import Node

CAUSE = "__cause__"
"""The attribute of an exception for what it was raised from."""


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
        left = link.solver.allocate(1)
        link.each(left, partial(pass_unless_taken, link, taken, target))
        target = left
    for subject in own.subjects:
        catch(link, where, frame.node(subject), target, arriving(link, frame, own.partner))


def catch(
    link: Link, where: Where, subject: Node, target: Node, coming: Node | None = None
) -> None:
    """Target ⊇ the exceptions of the classes in a node, which may be in tuples there.

    Args:
        link: the link.
        where: the handler.
        subject: the classes.
        target: what gets the exceptions.
        coming: the exceptions that come to the handler; None: that is not known.
    """
    classes = link.solver.allocate(1)
    link.solver.connect(subject, classes)

    def take(class_: int) -> None:
        value = link.objects[class_]
        if isinstance(value, ClassObject) and coming is not None:
            link.each(coming, partial(_take_kin, link, class_, target))
            link.defer("tests", partial(_take_any, link, class_, coming, target))
        elif isinstance(value, ClassObject):
            link.solver.connect(link.raised(class_), target)
        elif isinstance(value, External):
            link.give(target, External(value.symbol, where.frame.plan.site(where.position)))
            if coming is not None:
                link.each(coming, partial(_take_kin, link, class_, target))
        elif isinstance(value, ContainerObject):  # maybe one that is in itself
            link.solver.connect(link.heap.items(class_).every, classes)

    link.each(classes, take)


def raise_(link: Link, where: Where, values: tuple[int, ...], cause: Node | None) -> None:
    """Raises objects, from a cause if there is one; a class is instantiated first."""
    raised = link.solver.allocate(1)
    if cause is not None:
        link.each(raised, lambda one: link.solver.connect(cause, link.heap.field(one, CAUSE)))
    for value in values:
        if isinstance(link.objects[value], ClassObject):
            invoke(link, where.call(raised), value)
        else:
            link.solver.add_one(raised, value)
    out = leaving(link, where.frame, where.position)
    link.each(raised, partial(_reach_handlers, link, out))


def _reach_handlers(link: Link, out: Node, value: int) -> None:
    for class_ in link.classes_of(value):
        link.solver.add_one(link.raised(class_), value)
    if isinstance(link.objects[value], InstanceObject) or link.heap.has_field(value, ARGUMENTS):
        link.solver.add_one(out, value)


def _take_any(link: Link, class_: int, coming: Node, target: Node) -> bool:
    """Takes all exceptions of a class where none is seen to come: what is called is not known."""
    if not link.solver.points_to[coming]:
        link.solver.connect(link.raised(class_), target)
    return True


def _take_kin(link: Link, class_: int, target: Node, value: int) -> None:
    if is_kin(link, value, class_):
        link.solver.add_one(target, value)
