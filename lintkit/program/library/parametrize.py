"""Parametrized tests: the values of each parameter, by name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lintkit.program.library.support import (
    Model,
    decorator_options,
    elements_of,
    return_container,
    return_node,
    return_type,
)
from lintkit.program.objects import ContainerObject, Literal

if TYPE_CHECKING:
    from lintkit.program.calls import Call
    from lintkit.program.link import Link
    from lintkit.program.solver import Node

_PARAMETRIZE = "pytest.mark.parametrize"
_PARAM = "pytest.param"


def argument_field(name: str) -> str:
    """The field of a test that holds the values of a parameter."""
    return f"<argument {name}>"


def _parametrize(link: Link, call: Call, _: int | None) -> None:
    options, test = decorator_options(call), call.arguments.get(0)
    if call.kind != "decorator" or options is None or test is None:
        return_type(link, call, _PARAMETRIZE)
        return
    return_node(link, call, test)
    names, values = options.arguments.get(0, "argnames"), options.arguments.get(1, "argvalues")
    if names is not None and values is not None and not options.arguments.get(2, "indirect"):
        rows = elements_of(link, options, values)
        link.each(names, lambda value: _name_columns(link, test, rows, value))


def _name_columns(link: Link, test: Node, rows: Node, names: int) -> None:
    """Names are one text, parted by commas, or a list of texts."""
    found = link.objects[names]
    if isinstance(found, Literal) and isinstance(found.value, str):
        parts = [part.strip() for part in found.value.split(",") if part.strip()]
        for index, name in enumerate(parts):
            column = index if len(parts) > 1 else None
            link.each(test, partial(_fill, link, rows, column, name))
    elif isinstance(found, ContainerObject):

        def follow(key: object, node: Node) -> None:
            link.each(node, lambda name: _name_column(link, test, rows, key, name))

        link.heap.items(names).follow(follow)


def _name_column(link: Link, test: Node, rows: Node, column: object, name: int) -> None:
    found = link.objects[name]
    if isinstance(found, Literal) and isinstance(column, int):
        link.each(test, partial(_fill, link, rows, column, str(found.value)))


def _fill(link: Link, rows: Node, column: int | None, name: str, test: int) -> None:
    target = link.heap.field(test, argument_field(name))

    def take(row: int) -> None:
        if column is None:
            take_value(link, target, row)
        else:
            link.heap.items(row).read(column, target)

    link.each(rows, take)


def take_value(link: Link, target: Node, value: int) -> None:
    """One value of a list: `pytest.param(x)` stands for x."""
    found = link.objects[value]
    if isinstance(found, ContainerObject) and found.kind == _PARAM:
        link.heap.items(value).read(0, target)
    else:
        link.solver.add_one(target, value)


def _param(link: Link, call: Call, _: int | None) -> None:
    items = return_container(link, call, _PARAM)
    for index, item in enumerate(call.arguments.positional):
        link.solver.connect(item.node, items.at(index))


MODELS: dict[str, Model] = {_PARAMETRIZE: _parametrize, _PARAM: _param}
