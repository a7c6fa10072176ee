"""Builtins that iterate, and call back for each element."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lintkit.program import protocols
from lintkit.program.calls import call_special
from lintkit.program.drawing import draw
from lintkit.program.library.support import (
    Model,
    call_back_with,
    elements_of,
    return_container,
    return_node,
    return_type,
    where,
)
from lintkit.program.objects import ContainerObject, InstanceObject, literal
from lintkit.program.operators import add_up
from lintkit.program.rich_comparison import compare_alike

if TYPE_CHECKING:
    from lintkit.program.calls import Call
    from lintkit.program.link import Link
    from lintkit.program.solver import Node

_TRUTH = frozenset({"__bool__", "__len__"})


def _iter(link: Link, call: Call, _: int | None) -> None:
    subject = call.arguments.get(0)
    if subject is None or call.target is None:
        return
    target = call.target

    def make(number: int) -> None:
        found = link.objects[number]
        if isinstance(found, InstanceObject):
            call_special(link, where(call).call(target), number, "__iter__")
        elif isinstance(found, ContainerObject) and found.kind != "generator":
            items = return_container(link, call, "generator")
            protocols.iterate(link, where(call), number, items.unknown)
        else:
            link.solver.add_one(target, number)

    if call.arguments.get(1) is None:
        link.each(subject, make)
    else:
        items = return_container(link, call, "generator")
        link.solver.connect(call_back_with(link, call, subject), items.unknown)


def _next(*, is_async: bool) -> Model:
    def model(link: Link, call: Call, _: int | None) -> None:
        subject = call.arguments.get(0)
        target = call.target
        if subject is None or target is None:
            return
        advance = partial(protocols.advance, is_async=True) if is_async else draw
        link.each(subject, lambda got: advance(link, where(call), got, target))
        return_node(link, call, call.arguments.get(1))

    return model


def _map(link: Link, call: Call, _: int | None) -> None:
    iterables = [item.node for item in call.arguments.positional[1:]]
    arguments = [
        elements_of(link, call, node, f"it{index}") for index, node in enumerate(iterables)
    ]
    result = call_back_with(link, call, call.arguments.get(0), *arguments)
    link.solver.connect(result, return_container(link, call, "generator").unknown)


def _filter(link: Link, call: Call, _: int | None) -> None:
    element = elements_of(link, call, call.arguments.get(1))
    function = call.arguments.get(0)
    call_back_with(link, call, function, element)
    if function is not None and link.classes.names & _TRUTH:
        none = link.objects.number(literal(None))
        link.each(function, lambda one: _test_each(link, call, element) if one == none else None)
    link.solver.connect(element, return_container(link, call, "generator").unknown)


def _test_each(link: Link, call: Call, element: Node) -> None:
    link.each(element, partial(protocols.truth, link, where(call)))


def _sorted(link: Link, call: Call, _: int | None) -> None:
    items = return_container(link, call, "list")
    iterable = call.arguments.get(0)
    if iterable is not None:
        protocols.collected(link, where(call), iterable, items.unknown)
    compare(link, call, items.every)


def compare(link: Link, call: Call, element: Node, operator: str = "<") -> None:
    """Ordering compares the elements, or what the key gives of them."""
    key = call.arguments.get(-1, "key")
    compared = element if key is None else call_back_with(link, call, key, element)
    compare_alike(link, where(call), compared, operator)


def _extremum(operator: str) -> Model:
    def model(link: Link, call: Call, _: int | None) -> None:
        positional = call.arguments.positional
        if len(positional) == 1 and not positional[0].star:
            element = elements_of(link, call, positional[0].node)
        else:
            element = link.solver.allocate(1)
            for item in positional:
                if item.star:
                    protocols.elements(link, where(call), item.node, element)
                else:
                    link.solver.connect(item.node, element)
        compare(link, call, element, operator)
        return_node(link, call, element)
        return_node(link, call, call.arguments.get(-1, "default"))

    return model


def _sum(link: Link, call: Call, _: int | None) -> None:
    element = elements_of(link, call, call.arguments.get(0))
    total = link.solver.allocate(1)
    add_up(link, where(call), call.arguments.get(1, "start"), element, total)
    return_node(link, call, total)


def _test_all(link: Link, call: Call, _: int | None) -> None:
    element = elements_of(link, call, call.arguments.get(0))
    link.each(element, lambda number: protocols.truth(link, where(call), number))
    return_type(link, call, "builtins.bool")


MODELS: dict[str, Model] = {
    "builtins.iter": _iter,
    "builtins.aiter": _iter,
    "builtins.next": _next(is_async=False),
    "builtins.anext": _next(is_async=True),
    "builtins.map": _map,
    "builtins.filter": _filter,
    "builtins.sorted": _sorted,
    "builtins.min": _extremum("<"),
    "builtins.max": _extremum(">"),
    "builtins.sum": _sum,
    "builtins.any": _test_all,
    "builtins.all": _test_all,
}
