"""Functions that a framework calls: by a decorator, or handed over in a call.

Names are those of each framework's documentation; what is not listed starts nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from msgspec import Struct

from lintkit import ir
from lintkit.program.values import CodeRef, Constant, Container, External, Function, Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.program.program import Program
    from lintkit.program.values import BoundArguments

Kind: TypeAlias = Literal["route", "command", "task"]

_HTTP = frozenset({"delete", "get", "head", "options", "patch", "post", "put"})
_ROUTE = _HTTP | {"api_route", "route", "websocket"}
_COMMAND = frozenset({"callback", "command", "group"})
_DISCORD = frozenset({"command", "event", "hybrid_command", "listen", "slash_command"})
_SLACK = frozenset(
    {"action", "command", "event", "function", "message", "options", "shortcut", "view"}
)
_CHAINLIT = frozenset(
    {
        "action_callback",
        "on_audio_chunk",
        "on_audio_end",
        "on_chat_end",
        "on_chat_resume",
        "on_chat_start",
        "on_message",
        "on_stop",
    }
)

# By package: the decorators' last names, and what they make of a function.
_DECORATORS: dict[str, tuple[frozenset[str], Kind]] = {
    "fastapi": (_ROUTE, "route"),
    "flask": (_ROUTE, "route"),
    "quart": (_ROUTE, "route"),
    "sanic": (_ROUTE, "route"),
    "starlette": (_ROUTE, "route"),
    "aiohttp": (_ROUTE | {"view"}, "route"),
    "bottle": (_ROUTE, "route"),
    "litestar": (_ROUTE, "route"),
    "ninja": (_ROUTE, "route"),
    "click": (_COMMAND, "command"),
    "rich_click": (_COMMAND, "command"),
    "typer": (_COMMAND, "command"),
    "celery": (frozenset({"shared_task", "task"}), "task"),
    "dramatiq": (frozenset({"actor"}), "task"),
    "huey": (frozenset({"periodic_task", "task"}), "task"),
    "prefect": (frozenset({"flow"}), "task"),
    "apscheduler": (frozenset({"scheduled_job"}), "task"),
    "discord": (_DISCORD, "task"),
    "slack_bolt": (_SLACK, "task"),
    "chainlit": (_CHAINLIT, "task"),
    "mcp": (frozenset({"prompt", "resource"}), "task"),
    "fastmcp": (frozenset({"prompt", "resource"}), "task"),
    "functions_framework": (frozenset({"cloud_event", "http"}), "task"),
}

# By package: the decorators of functions that run with every request, at the start or at the end.
_HOOKS: dict[str, frozenset[str]] = {
    "fastapi": frozenset({"exception_handler", "middleware", "on_event"}),
    "flask": frozenset({"after_request", "before_request", "errorhandler", "teardown_request"}),
}
_IMPLIED = frozenset({"HEAD", "OPTIONS"})
"""What a route answers without being asked about: not what it is for."""


_EVENTS = frozenset({"chainlit", "discord", "fastapi", "flask", "gradio", "slack_bolt"})


class _Registration(Struct, frozen=True):
    """A call that hands a function over: where it stands, and where its path or name does."""

    kind: Kind
    position: int | None
    keyword: str
    path: int | None = None


_CALLS: dict[str, dict[str, _Registration]] = {
    "flask": {"add_url_rule": _Registration("route", 2, "view_func", 0)},
    "fastapi": {
        "FastAPI": _Registration("task", None, "lifespan"),
        "add_api_route": _Registration("route", 1, "endpoint", 0),
        "add_api_websocket_route": _Registration("route", 1, "endpoint", 0),
    },
    "starlette": {
        "Route": _Registration("route", 1, "endpoint", 0),
        "WebSocketRoute": _Registration("route", 1, "endpoint", 0),
        "add_route": _Registration("route", 1, "route", 0),
    },
    "django": {
        "path": _Registration("route", 1, "view", 0),
        "re_path": _Registration("route", 1, "view", 0),
    },
    "aiohttp": {
        **{f"add_{name}": _Registration("route", 1, "handler", 0) for name in _HTTP},
        **{name: _Registration("route", 1, "handler", 0) for name in _HTTP},
    },
    "argparse": {"set_defaults": _Registration("command", None, "func")},
    "gradio": {
        "ChatInterface": _Registration("task", 0, "fn"),
        "Interface": _Registration("task", 0, "fn"),
        **{
            name: _Registration("task", 0, "fn")
            for name in ("change", "chat", "click", "load", "submit", "upload")
        },
    },
}


class Handler(Struct, frozen=True):
    """A function that a framework calls, and what a person calls it."""

    code: CodeRef
    kind: Kind
    label: str


def handlers(program: Program) -> Iterator[Handler]:
    """Every function of the program that a framework is told to call."""
    for ref in program.codes():
        yield from _decorated(program, ref)
    for site, _ in program.calls():
        yield from _registered(program, site)


# --- decorators ---------------------------------------------------------------------------------
def _decorated(program: Program, ref: CodeRef) -> Iterator[Handler]:
    code = program.code(ref)
    if code.kind != "function":
        return
    for register in code.decorators:
        place = Place(CodeRef(ref.path, code.parent), register)
        site = program.definition(place)
        is_call = site is not None and isinstance(program.instruction(site), ir.Call)
        for value in _decorators(program, place, site if is_call else None):
            package, _, rest = value.symbol.partition(".")
            names, kind = _DECORATORS.get(package, (frozenset[str](), "task"))
            name = rest.rpartition(".")[2]
            hooks = _HOOKS.get(package, ())
            if name in names or name in hooks:
                kind = "task" if name in hooks else kind
                arguments = program.arguments(site) if is_call and site is not None else None
                label = _label(program, kind, (package, name), code.name, arguments, value)
                yield Handler(ref, kind, label)
                break


def _decorators(program: Program, place: Place, site: Site | None) -> list[External]:
    """The symbols of a decorator; of what is called, where it is the result of a call."""
    instruction = None if site is None else program.instruction(site)
    if isinstance(instruction, ir.Call):
        place = Place(place.code, instruction.callee)
    found = [value for value in program.values(place) if isinstance(value, External)]
    definition = program.definition(place)
    method = None if definition is None else program.instruction(definition)
    if found or not isinstance(method, ir.GetAttr) or method.name not in _COMMAND:
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
        registration = _CALLS.get(package, {}).get(name)
        if registration is None:
            continue
        arguments = program.arguments(site)
        handed = _argument(arguments, registration.position, registration.keyword)
        for found in [one for place in handed for one in program.values(place)]:
            if isinstance(found, Function):
                function = program.code(found.code).name
                if package == "argparse":
                    label = f"command {_subcommand(program, value) or _dashed(function)}"
                else:
                    kind = registration.kind
                    label = _label(program, kind, (package, name), function, arguments, value)
                yield Handler(found.code, registration.kind, label)
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
        word = "event" if package in _EVENTS else "task"
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
    if package == "django":
        return f"route /{path}"
    prefix = _prefix(program, owner)
    return f"{_methods(program, name, arguments)} {prefix}{path}" if path or prefix else function


def _methods(program: Program, name: str, arguments: BoundArguments | None) -> str:
    method = name.removeprefix("add_")
    if method in _HTTP:
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
