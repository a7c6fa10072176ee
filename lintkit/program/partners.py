"""What a test of a value says of the key under which it is, and the other way round.

`for name, value in table.items(): if isinstance(value, Field): …` leads on with the names of
fields; `method = getattr(self, name)` and a test of the method, with the names of such methods.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from lintkit import ir
from lintkit.program.built_texts import evaluate
from lintkit.program.narrowing import refine
from lintkit.program.objects import ContainerObject, Literal
from lintkit.program.pairs import (
    Lookup,
    behind,
    common,
    halves,
    lookup,
    read,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lintkit.program.frames import Frame
    from lintkit.program.link import Link
    from lintkit.program.solver import Node


def refine_partner(
    link: Link, frame: Frame, instruction: ir.Refine, values: Iterable[int], target: Node
) -> None:
    """Target ⊇ those values whose partner can have had the outcome."""
    plan, source, subject = frame.plan, instruction.source, instruction.subject
    test = replace(instruction, source=subject, subject=ir.NO_REGISTER)
    found = lookup(plan, subject)
    for first, second, index in ((source, subject, 0), (subject, source, 1)):
        together = halves(plan, first, second)
        if together is not None:
            if target not in link.partnered:
                link.partnered.add(target)
                take = partial(_take_pair, link, frame, test, index, frame.node(source), target)
                link.each_told(frame.node(together), take)
            return
    if found is not None and found.variable == plan.unrefined(source):
        for value in values:
            _refine_name(link, frame, test, found, target, value)
    else:
        link.solver.add(target, frozenset(values))


def _take_pair(
    link: Link,
    frame: Frame,
    test: ir.Refine,
    index: int,
    source: Node,
    target: Node,
    number: int,
) -> None:
    """Takes a half of a pair if the other half can pass the test."""
    found = link.objects[number]
    if not isinstance(found, ContainerObject) or found.kind != "tuple":
        link.solver.connect(source, target)
        return
    pair = link.heap.items(number)
    other = pair.at(1 - index)
    taken = behind(
        link, other, _passed(link, frame, test, other), common(link, pair.at(index), source)
    )
    link.solver.connect(taken, target)


def _refine_name(
    link: Link, frame: Frame, test: ir.Refine, found: Lookup, target: Node, value: int
) -> None:
    """Takes a name if what is looked up by it can pass the test."""
    given = link.objects[value]
    text = given.value if isinstance(given, Literal) else None
    name = evaluate(frame.plan, found.name, text) if isinstance(text, str) else None
    if name is None:
        link.solver.add_one(target, value)
        return
    node = read(link, frame, found, name, frame.node(test.source))
    passed = _passed(link, frame, test, node)
    link.solver.connect(behind(link, node, passed, link.constant(value)), target)


def _passed(link: Link, frame: Frame, test: ir.Refine, node: Node) -> Node:
    """The node of what passes a test."""
    passed = link.solver.allocate(1)
    link.each(node, lambda one: refine(link, frame, test, (one,), passed))
    return passed
