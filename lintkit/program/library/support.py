"""The vocabulary in which models are written."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from msgspec.structs import replace

from lintkit import ir
from lintkit.program.call_sites import explicit_call
from lintkit.program.calls import MOST_NESTED, Call, call_special, invoke_each
from lintkit.program.objects import ContainerObject, Literal, Method
from lintkit.program.parameters import Arguments, Positional
from lintkit.program.protocols import Where, elements
from lintkit.program.values import External

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lintkit.program.heap import Items
    from lintkit.program.link import Link
    from lintkit.program.solver import Node

Model: TypeAlias = Callable[["Link", Call, "int | None"], None]
"""What a call of an external symbol does; the last argument is the object it is bound to."""


def where(call: Call, part: str = "") -> Where:
    """The place of a call, to call special methods from."""
    return Where(call.frame, call.position, call.part + part)


def call_method(link: Link, call: Call, number: int, name: str) -> bool:
    """The call calls a method of an object; whether the object has one of the program."""
    inner = replace(where(call).call(None, part=name), kind="callback")
    return call_special(link, inner, number, name)


def call_methods(link: Link, call: Call, methods: Iterable[str], number: int) -> None:
    """The call calls methods of an object."""
    for name in methods:
        call_method(link, call, number, name)


def new_container(link: Link, call: Call, kind: str, part: str = "") -> tuple[int, Items]:
    """A container that the call makes; it is not yet the result."""
    number = link.objects.number(ContainerObject(kind, call.frame.number, call.position, part))
    return number, link.heap.items(number)


def return_container(link: Link, call: Call, kind: str) -> Items:
    """A container that the call makes and returns."""
    number, items = new_container(link, call, kind)
    return_number(link, call, number)
    return items


def return_number(link: Link, call: Call, number: int) -> None:
    """The call returns an object."""
    if call.target is not None:
        link.solver.add_one(call.target, number)


def return_node(link: Link, call: Call, node: Node | None) -> None:
    """The call returns what a node holds."""
    if node is not None and call.target is not None:
        link.solver.connect(node, call.target)


def return_type(link: Link, call: Call, symbol: str) -> None:
    """The call returns some object of a type."""
    if call.target is not None:
        link.give(call.target, External(symbol, call.frame.plan.site(call.position)))


def elements_of(link: Link, call: Call, iterable: Node | None, part: str = "") -> Node:
    """A node of the elements of an argument."""
    node = link.solver.allocate(1)
    elements(link, where(call, part), iterable, node)
    return node


def receiver_of(call: Call) -> Node | None:
    """The node of the object whose method a call names; None where it names none."""
    plan = call.frame.plan
    instruction = plan.code.instructions[call.position]
    if not isinstance(instruction, ir.Call):
        return None
    method = plan.defining(instruction.callee)
    return call.frame.node(method.object) if isinstance(method, ir.GetAttr) else None


def unwrapped(link: Link, given: Node) -> Node:
    """The node of what is passed on where a function gives it.

    Generators pass what they yield, and coroutines what they return.
    """
    passed = link.solver.allocate(1)

    def unwrap(value: int) -> None:
        found = link.objects[value]
        if isinstance(found, ContainerObject) and found.kind == "generator":
            link.solver.connect(link.heap.items(value).every, passed)
        elif isinstance(found, ContainerObject) and found.kind == "coroutine":
            link.solver.connect(link.frames.all[found.frame].returned, passed)
        else:
            link.solver.add_one(passed, value)

    link.each(given, unwrap)
    return passed


def decorator_options(call: Call) -> Call | None:
    """The call that made the decorator which a call applies; None where it is a plain name."""
    plan = call.frame.plan
    applied = plan.code.instructions[call.position]
    position = plan.definition(applied.callee) if isinstance(applied, ir.Call) else None
    if position is None:
        return None
    made = plan.code.instructions[position]
    return explicit_call(call.frame, made, position) if isinstance(made, ir.Call) else None


def call_back(
    link: Link, call: Call, callee: Node | None, arguments: Arguments, part: str = "back"
) -> Node:
    """The library calls an argument; returns the node of what that returns."""
    result = link.solver.allocate(1)
    if callee is not None and call.nested < MOST_NESTED:
        here, part, nested = (call.frame, call.position), call.part + part, call.nested + 1
        inner = Call(*here, "callback", result, arguments, part, nested=nested)
        invoke_each(link, inner, callee)
    return result


def call_back_with(
    link: Link, call: Call, callee: Node | None, *nodes: Node, part: str = "back"
) -> Node:
    """The library calls an argument with positional arguments."""
    return call_back(link, call, callee, Arguments(tuple(map(Positional, nodes))), part)


def packed(call: Call, index: int, positional: str, keywords: str) -> Arguments:
    """The arguments that a call passes on in a tuple and a dictionary."""
    items = call.arguments.get(index, positional)
    named = call.arguments.get(index + 1, keywords)
    return Arguments(
        () if items is None else (Positional(items, star=True),),
        (),
        () if named is None else (named,),
    )


def decorated(symbol: str, type_: str, methods: Iterable[str]) -> Model:
    """A decorator, with arguments or without, that gives a function methods.

    Args:
        symbol: of the decorator.
        type_: of what it makes, to which the methods belong.
        methods: their names.
    """

    def add(link: Link, function: int) -> None:
        for name in methods:
            link.give(link.heap.field(function, name), Method(f"{type_}.{name}", function))

    def model(link: Link, call: Call, _: int | None) -> None:
        given = call.arguments.get(0)

        def decorate(value: int) -> None:
            if isinstance(link.objects[value], Literal):  # the name that it is to have
                return_type(link, call, symbol)
            else:
                add(link, value)
                return_node(link, call, link.constant(value))

        if given is None:
            return_type(link, call, symbol)
        else:
            link.each(given, decorate)

    return model


def returns_argument(index: int, name: str = "") -> Model:
    """A function that returns one of its arguments, or something that stands for it."""

    def model(link: Link, call: Call, _: int | None) -> None:
        return_node(link, call, call.arguments.get(index, name))

    return model


def returns(symbol: str) -> Model:
    """A function that returns some object of a type."""

    def model(link: Link, call: Call, _: int | None) -> None:
        return_type(link, call, symbol)

    return model


def runs(index: int, name: str = "", first: int | None = None) -> Model:
    """A function that calls one of its arguments with those that follow, and returns the result.

    Args:
        index: of the argument that is called.
        name: of the same argument.
        first: index of the first argument that is passed on; None: nothing is.
    """

    def model(link: Link, call: Call, _: int | None) -> None:
        passed = (
            Arguments()
            if first is None
            else replace(
                call.arguments.from_index(first),
                keywords=tuple(kw for kw in call.arguments.keywords if kw[0] != name),
            )
        )
        result = call_back(link, call, call.arguments.get(index, name), passed)
        return_node(link, call, result)

    return model
