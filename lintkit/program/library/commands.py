"""click and Typer: calling a command, group or application runs the functions behind it.

A command is a container of its function; a group also holds its commands.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from lintkit.program import shared_state
from lintkit.program.library.lifespans import note_any_first
from lintkit.program.library.support import (
    Model,
    call_back,
    call_back_with,
    decorator_options,
    new_container,
    receiver_of,
    return_container,
    return_node,
    return_number,
    return_type,
    runs,
)
from lintkit.program.objects import ContainerObject, WrapperObject
from lintkit.program.parameters import Arguments, Positional
from lintkit.program.values import External

if TYPE_CHECKING:
    from lintkit.program.calls import Call
    from lintkit.program.link import Link
    from lintkit.program.solver import Node

_COMMAND = "click.Command"
_GROUP = "click.Group"
_TYPER = "typer.Typer"
_CONTEXT = "click.Context"
_OBJECT = f"{_CONTEXT}.obj"
_MAKING = "click.make_pass_decorator"


def _command(symbol: str, kind: str) -> Model:
    """`@click.command()`: a command in place of the function."""

    def model(link: Link, call: Call, _: int | None) -> None:
        function = call.arguments.get(0)
        if call.kind != "decorator" or function is None:
            return_type(link, call, symbol)
            return
        number, items = new_container(link, call, kind)
        link.solver.connect(function, items.unknown)
        return_number(link, call, number)
        owner = _owner(call)
        if owner is not None:
            link.each(owner, partial(_add, link, link.constant(number)))

    return model


def _owner(call: Call) -> Node | None:
    """The object of which a decorator is a method, with options or without."""
    return receiver_of(decorator_options(call) or call)


def _add(link: Link, member: Node, group: int) -> None:
    link.solver.connect(member, link.heap.items(group).unknown)


def _add_argument(link: Link, call: Call, receiver: int | None) -> None:
    """`group.add_command(command)`."""
    member = call.arguments.get(0)
    if receiver is not None and member is not None:
        _add(link, member, receiver)


def _typer(link: Link, call: Call, _: int | None) -> None:
    items = return_container(link, call, _TYPER)
    callback = call.arguments.get(-1, "callback")
    if callback is not None:
        link.solver.connect(callback, items.unknown)


def _typer_command(symbol: str) -> Model:
    """`@app.command()`: the application runs the function, which stays what it is."""

    def model(link: Link, call: Call, _: int | None) -> None:
        function = call.arguments.get(0)
        if call.kind != "decorator" or function is None:
            return_type(link, call, symbol)
            return
        return_node(link, call, function)
        owner = _owner(call)
        if owner is not None:
            link.each(owner, partial(_add, link, function))

    return model


def _call(link: Link, call: Call, receiver: int | None) -> None:
    """The values of the parameters come from the command line; `obj=` is for the context."""
    given = call.arguments.get(-1, "obj")
    if given is not None:
        link.solver.connect(given, _object(link))
    if receiver is not None:
        _run(link, call, link.heap.items(receiver).every)


def _run_function(link: Link, call: Call, _: int | None) -> None:
    """`typer.run(function)`."""
    _run(link, call, call.arguments.get(0, "function"))


def _run(link: Link, call: Call, function: Node | None) -> None:
    """Calls a command: whether a parameter has its default is up to the command line."""
    call_back(link, call, function, Arguments(spreads=(link.solver.allocate(1),)))


def _pass(symbol: str) -> Model:
    """A decorator that passes an object before the values of the command line."""

    def model(link: Link, call: Call, _: int | None) -> None:
        function = call.arguments.get(0)
        if function is None:
            return
        passed = link.solver.allocate(1)
        if symbol == _OBJECT:
            link.solver.connect(_object(link), passed)
        else:
            link.give(passed, External(symbol))
        number = link.objects.number(WrapperObject("partial", call.frame.number, call.position))
        link.partials[number] = (function, Arguments((Positional(passed),)))
        link.each(function, partial(note_any_first, link, passed))  # where nothing calls it
        return_number(link, call, number)

    return model


def _make_pass(link: Link, call: Call, receiver: int | None) -> None:
    """`make_pass_decorator(State)`: first the call that makes the decorator, then its own."""
    if call.kind == "decorator":
        _pass(_OBJECT)(link, call, receiver)
        return
    return_type(link, call, _MAKING)
    if call.arguments.get(-1, "ensure") is not None:
        _ensure_object(link, replace(call, target=None), receiver)


def _hydra(link: Link, call: Call, receiver: int | None) -> None:
    """`@hydra.main(…)` passes the configuration that it composes from files and options."""
    if call.kind == "decorator":
        _pass("omegaconf.DictConfig")(link, call, receiver)
    else:
        return_type(link, call, "hydra.main")


def _find_object(link: Link, call: Call, _: int | None) -> None:
    return_type(link, call, _OBJECT)
    return_node(link, call, _object(link))


def _ensure_object(link: Link, call: Call, receiver: int | None) -> None:
    """Gives the object of a context, which it makes where there is none: `ensure_object(State)`."""
    _find_object(link, call, receiver)
    made = call_back_with(link, call, call.arguments.get(0, "object_type"))
    link.each(made, partial(_keep_object, link))


def _keep_object(link: Link, value: int) -> None:
    """An object of the program; what is put into a dict is kept in the context itself."""
    if isinstance(link.objects[value], ContainerObject):
        link.give(_object(link), External(_OBJECT))
    else:
        link.solver.add_one(_object(link), value)


def _object(link: Link) -> Node:
    """The node of the object that commands share."""
    return shared_state.kept(link, External(_CONTEXT), "obj")


MODELS: dict[str, Model] = {
    **{
        f"{package}.{name}": _command(f"{package}.{name}", kind)
        for package in ("click", "rich_click")
        for name, kind in {"command": _COMMAND, "group": _GROUP}.items()
    },
    f"{_GROUP}.command": _command(f"{_GROUP}.command", _COMMAND),
    f"{_GROUP}.group": _command(f"{_GROUP}.group", _GROUP),
    f"{_GROUP}.add_command": _add_argument,
    **{f"{kind}.__call__": _call for kind in (_COMMAND, _GROUP, _TYPER)},
    **{f"{kind}.main": _call for kind in (_COMMAND, _GROUP)},
    "hydra.main": _hydra,
    "click.pass_context": _pass(_CONTEXT),
    "click.pass_obj": _pass(_OBJECT),
    _MAKING: _make_pass,
    **{f"{kind}.find_object": _find_object for kind in (_CONTEXT, "typer.Context")},
    **{f"{kind}.ensure_object": _ensure_object for kind in (_CONTEXT, "typer.Context")},
    "click.Context.invoke": runs(0, "callback", 1),
    "click.Context.forward": runs(0, "callback", 1),
    _TYPER: _typer,
    f"{_TYPER}.command": _typer_command(f"{_TYPER}.command"),
    f"{_TYPER}.callback": _typer_command(f"{_TYPER}.callback"),
    f"{_TYPER}.add_typer": _add_argument,
    "typer.run": _run_function,
    "typer.Context.invoke": runs(0, "callback", 1),
}
SILENT = frozenset(f"{kind}.__call__" for kind in (_COMMAND, _GROUP, _TYPER))
"""Calling a command is an edge to the functions behind it."""
