"""Classes made by a call of `type(name, bases, namespace)`.

Such a class has no body in the source: it gets a plan of its own without instructions, whose
names are the keys of the dictionary.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import msgspec

from lintkit import ir
from lintkit.program.classes import ClassInfo
from lintkit.program.objects import ClassObject, ContainerObject, Literal
from lintkit.program.plan import Plan

if TYPE_CHECKING:
    from lintkit.program.calls import Call
    from lintkit.program.heap import Items, Key
    from lintkit.program.link import Link
    from lintkit.program.solver import Node


def make_class(link: Link, call: Call, name: Node, bases: Node, namespace: Node) -> None:
    """Makes the class once its bases are there; one place makes one class."""

    def make(value: int) -> None:
        found = link.objects[value]
        if isinstance(found, ContainerObject):
            _make(link, call, name, link.heap.items(value), namespace)

    link.each(bases, make)


def _make(link: Link, call: Call, name: Node, bases: Items, namespace: Node) -> None:
    plan = _plan(link, call, name)
    number = link.objects.number(ClassObject(plan.number, call.frame.number))
    if number not in link.classes:
        body = link.frames.make(plan, call.frame)
        link.class_of_frame[body.number] = number
        nodes = _bases(link, bases)
        info = ClassInfo(number, body, nodes, None, call.position)
        link.classes.register(info)
        link.each(namespace, partial(_fill, link, number))
        link.classes.add(info)
    if call.target is not None:
        link.solver.add_one(call.target, number)


def _bases(link: Link, bases: Items) -> tuple[Node, ...]:
    """The node of each base; one for all of them where it is not known how many there are."""
    if bases.length is None:
        return (bases.every,)
    nodes = tuple(link.solver.allocate(1) for _ in range(bases.length))
    for index, node in enumerate(nodes):
        link.solver.connect(bases.at(index), node)
    return nodes


def _plan(link: Link, call: Call, name: Node) -> Plan:
    outer = call.frame.plan
    key = (outer.number, call.position)
    plan = link.made.get(key)
    if plan is None:
        line = outer.code.instructions[call.position].line
        code = ir.Code(
            name=_text(link, name),
            qualname="",
            kind="class",
            parent=outer.ref.index,
            line=line,
            def_line=line,
            end_line=line,
            column=0,
            parameters=(),
            instructions=(),
            regions=(),
            registers=0,
        )
        codes = (*outer.module.codes, code)
        module = msgspec.structs.replace(outer.module, codes=codes)
        plan = link.made[key] = Plan(len(link.plans), module, len(codes) - 1, outer)
        link.plans.append(plan)
    return plan


def _text(link: Link, name: Node) -> str:
    values = (link.objects[value] for value in sorted(link.solver.points_to[name]))
    texts = (value.value for value in values if isinstance(value, Literal))
    return next((text for text in texts if isinstance(text, str)), "type")


def _fill(link: Link, class_: int, namespace: int) -> None:
    """The names of the class are the keys; what is under an unknown key may be any of them."""
    if not isinstance(link.objects[namespace], ContainerObject):
        return
    items = link.heap.items(namespace)

    def store(name: Key, node: Node) -> None:
        if isinstance(name, str):
            link.solver.connect(node, link.classes.store(class_, name))
            link.classes[class_].frame.plan.owned.add(name)

    def store_unknown(name: int) -> None:
        found = link.objects[name]
        if isinstance(found, Literal) and isinstance(found.value, str):
            store(found.value, items.unknown)

    items.follow(store)
    link.each(items.names, store_unknown)
