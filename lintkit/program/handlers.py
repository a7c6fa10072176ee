"""Functions that a framework calls: by a decorator, or handed over in a call.

`frameworks` lists those by which a library does; `conventions` goes by names alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit import ir
from lintkit.program.conventions import (
    is_of_tasks,
    listed,
    of_lambda,
    of_management,
    of_workers,
)
from lintkit.program.frameworks import CALLS, COMMAND, DECORATORS, EVENTS, HOOKS, HTTP, Kind
from lintkit.program.request_views import answering
from lintkit.program.values import CodeRef, Constant, Container, External, Function, Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.program.program import Program
    from lintkit.program.values import BoundArguments

_IMPLIED = frozenset({"HEAD", "OPTIONS"})
"""What a route answers without being asked about: not what it is for."""


class Handler(Struct, frozen=True):
    """A function that a framework calls, and what a person calls it."""

    code: CodeRef
    kind: Kind
    label: str


def handlers(program: Program) -> Iterator[Handler]:
    """Every function of the program that a framework is told to call."""
    for ref in program.codes():
        yield from _decorated(program, ref)
        for one in of_workers(program, ref):
            yield Handler(one, "task", f"task {program.code(one).name}")
        if name := of_management(program, ref):
            yield Handler(ref, "command", f"command {name}")
        if of_lambda(program, ref):
            yield Handler(ref, "task", f"lambda {program.code(ref).name}")
    for site, _ in program.calls():
        yield from _registered(program, site)
        yield from _decorating(program, site)


# --- decorators ---------------------------------------------------------------------------------
def _decorated(program: Program, ref: CodeRef) -> Iterator[Handler]:
    code = program.code(ref)
    if code.kind != "function":
        return
    for register in code.decorators:
        place = Place(CodeRef(ref.path, code.parent), register)
        site = program.definition(place)
        is_call = site is not None and isinstance(program.instruction(site), ir.Call)
        arguments = program.arguments(site) if is_call and site is not None else None
        for value in _decorators(program, place, site if is_call else None):
            found = _made(program, value, ref, arguments)
            if found is not None:
                yield found
                break
        else:
            made = program.instruction(site) if is_call and site is not None else None
            callee = Place(place.code, made.callee) if isinstance(made, ir.Call) else place
            if is_of_tasks(program, callee):
                first = () if arguments is None else _argument(arguments, 0, "name")
                yield Handler(ref, "task", f"task {_text(program, first) or code.name}")


def _made(
    program: Program, decorator: External, ref: CodeRef, arguments: BoundArguments | None
) -> Handler | None:
    """What a decorator of a framework makes of a function."""
    package, _, rest = decorator.symbol.partition(".")
    names, kind = DECORATORS.get(package, (frozenset[str](), "task"))
    name = rest.rpartition(".")[2]
    hooks = HOOKS.get(package, ())
    if name not in names and name not in hooks:
        return None
    kind = "task" if name in hooks else kind
    function = program.code(ref).name
    label = _label(program, kind, (package, name), function, arguments, decorator)
    return Handler(ref, kind, label)


def _decorating(program: Program, site: Site) -> Iterator[Handler]:
    """`app.command("name")(function)`: a decorator that is written as a call."""
    handed = program.arguments(site).positional
    for value in program.callees(site) if len(handed) == 1 else ():
        made = value.origin if isinstance(value, External) else None
        if made is None or not isinstance(program.instruction(made), ir.Call):
            continue
        for decorator in program.callees(made):
            if isinstance(decorator, External) and isinstance(value, External):
                given = program.arguments(made)
                for ref in listed(program, handed[0]) if decorator.symbol == value.symbol else ():
                    found = _made(program, decorator, ref, given)
                    if found is not None:
                        yield found


def _decorators(program: Program, place: Place, site: Site | None) -> list[External]:
    """The symbols of a decorator; of what is called, where it is the result of a call."""
    instruction = None if site is None else program.instruction(site)
    if isinstance(instruction, ir.Call):
        place = Place(place.code, instruction.callee)
    found = [value for value in program.values(place) if isinstance(value, External)]
    definition = program.definition(place)
    method = None if definition is None else program.instruction(definition)
    if found or not isinstance(method, ir.GetAttr) or method.name not in COMMAND:
        return found
    owners = program.values(Place(place.code, method.object))
    is_group = any(isinstance(one, Function) and _is_group(program, one.code) for one in owners)
    return [External(f"click.Group.{method.name}")] if is_group else []


def _is_group(program: Program, ref: CodeRef) -> bool:
    """Whether a function is decorated as one of click's groups, directly or within another."""
    return any(
        handler.kind == "command" and ref == handler.code for handler in _decorated(program, ref)
    )


# --- calls --------------------------------------------------------------------------------------
def _registered(program: Program, site: Site) -> Iterator[Handler]:
    for value in program.callees(site):
        if not isinstance(value, External):
            continue
        package, _, rest = value.symbol.partition(".")
        name = rest.rpartition(".")[2]
        registration = CALLS.get(package, {}).get(name)
        if registration is None:
            continue
        arguments = program.arguments(site)
        handed = _argument(arguments, registration.position, registration.keyword)
        for found in [one for place in handed for one in listed(program, place)]:
            function = program.code(found).name
            if package == "argparse":
                label = f"command {_subcommand(program, value) or _dashed(function)}"
            else:
                kind = registration.kind
                label = _label(program, kind, (package, name), function, arguments, value)
            yield Handler(found, registration.kind, label)
        if registration.kind == "route":
            for place in handed:
                for found in answering(program, place):
                    verb = program.code(found).name
                    label = _label(program, "route", (package, verb), verb, arguments, value)
                    yield Handler(found, "route", label)
        return


def _subcommand(program: Program, parser: External) -> str:
    """The name given to `add_parser`, for a method of the parser that it made."""
    site = parser.origin
    if site is None or not isinstance(program.instruction(site), ir.Call):
        return ""
    made = program.callees(site)
    if not any(isinstance(v, External) and v.symbol.endswith(".add_parser") for v in made):
        return ""
    return _text(program, _argument(program.arguments(site), 0, "name"))


# --- words --------------------------------------------------------------------------------------
def _label(
    program: Program,
    kind: Kind,
    symbol: tuple[str, str],
    function: str,
    arguments: BoundArguments | None,
    owner: External,
) -> str:
    package, name = symbol
    first = () if arguments is None else _argument(arguments, 0, "name")
    if kind == "command":
        return f"command {_text(program, first) or _dashed(function)}"
    if kind == "task":
        word = "event" if package in EVENTS else "task"
        return f"{word} {_text(program, first) or function}"
    path = ""
    if arguments is not None:
        path = next(
            (
                text
                for keyword in ("path", "rule", "route", "uri")
                if (text := _text(program, _argument(arguments, 0, keyword)))
            ),
            "",
        )
    if package == "django" and name not in HTTP:
        return f"route /{path}"
    prefix = "/" if package == "django" else _prefix(program, owner)
    return f"{_methods(program, name, arguments)} {prefix}{path}" if path or prefix else function


def _methods(program: Program, name: str, arguments: BoundArguments | None) -> str:
    method = name.removeprefix("add_")
    if method in HTTP:
        return method.upper()
    if "websocket" in name.lower():
        return "WS"
    listed = arguments.keywords.get("methods", ()) if arguments is not None else ()
    found = sorted({text for place in listed for text in _texts(program, place)})
    meant = [method for method in found if method not in _IMPLIED]
    return ",".join(meant or found) or "GET"


def _texts(program: Program, place: Place) -> Iterator[str]:
    """The constant texts of a display."""
    for value in program.values(place):
        made = program.instruction(value.site) if isinstance(value, Container) else None
        if isinstance(value, Container) and isinstance(made, ir.Build):
            for entry in made.entries:
                yield _text(program, (Place(value.site.code, entry.value),)).upper()


def _prefix(program: Program, owner: External) -> str:
    """The prefix with which a router or blueprint was made."""
    if owner.origin is None or not isinstance(program.instruction(owner.origin), ir.Call):
        return ""
    keywords = program.arguments(owner.origin).keywords
    given = keywords.get("prefix") or keywords.get("url_prefix") or ()
    return _text(program, given)


def _argument(arguments: BoundArguments, position: int | None, keyword: str) -> tuple[Place, ...]:
    if keyword in arguments.keywords:
        return arguments.keywords[keyword]
    if position is not None and position < len(arguments.positional):
        return (arguments.positional[position],)
    return ()


def _text(program: Program, places: tuple[Place, ...]) -> str:
    """The one text that some registers hold; "" for anything else."""
    found = {value for place in places for value in program.values(place)}
    if len(found) != 1:
        return ""
    (value,) = found
    is_text = isinstance(value, Constant) and isinstance(value.value, str)
    return str(value.value) if is_text and isinstance(value, Constant) else ""


def _dashed(name: str) -> str:
    return name.replace("_", "-")
