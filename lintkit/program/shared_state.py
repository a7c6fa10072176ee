"""Objects of libraries in which programs keep values of their own.

Web frameworks hand one object to all parts of a program, as Streamlit its `session_state` and
Starlette its `app.state`; attributes can be set on other objects too. What is kept there under a
name, as an attribute or as an item, is what each reader of the name gets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.ir import SetAttr
from lintkit.program.objects import Literal
from lintkit.program.values import External

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lintkit.program.link import Link
    from lintkit.program.objects import AbstractObject
    from lintkit.program.plan import Plan
    from lintkit.program.solver import Node

_STATE = "starlette.applications.Starlette.state"
_REQUEST = "starlette.requests.Request.state"
_FLASK = "flask.Flask"
_CLICK = ("click.Context", "click.Context.parent", "click.get_current_context", "typer.Context")
_APP_KEY = "aiohttp.web.AppKey"  # stands for itself, whatever its name

REQUEST_STATE = External(_REQUEST)
"""What each request of a web application holds: what the application's lifespan yields, too."""

# The ways to an object, and the one name by which all of them know it.
_HOMES = {
    "streamlit.session_state": "streamlit.session_state",
    "chainlit.user_session": "chainlit.user_session",
    **{
        f"{app}.state": _STATE
        for app in (
            "fastapi.FastAPI",
            "fastapi.applications.FastAPI",
            "fastapi.Request.app",
            "fastapi.requests.Request.app",
            "fastapi.WebSocket.app",
            "starlette.applications.Starlette",
            "starlette.requests.Request.app",
            "starlette.websockets.WebSocket.app",
        )
    },
    **{
        f"{request}.state": _REQUEST
        for request in (
            "fastapi.Request",
            "fastapi.WebSocket",
            "fastapi.requests.Request",
            "starlette.requests.HTTPConnection",
            "starlette.requests.Request",
            "starlette.websockets.WebSocket",
        )
    },
    "aiohttp.web.Application": "aiohttp.web.Application",
    "aiohttp.web.Request.app": "aiohttp.web.Application",
    _FLASK: _FLASK,
    "flask.current_app": _FLASK,
    f"{_FLASK}.config": f"{_FLASK}.config",
    "flask.current_app.config": f"{_FLASK}.config",
    f"{_FLASK}.extensions": f"{_FLASK}.extensions",
    "flask.current_app.extensions": f"{_FLASK}.extensions",
    "flask.g": "flask.g",
    "quart.Quart": "quart.Quart",
    "quart.current_app": "quart.Quart",
    "quart.Quart.config": "quart.Quart.config",
    "quart.current_app.config": "quart.Quart.config",
    "quart.g": "quart.g",
    **{
        f"tornado.web.{way}": "tornado.web.Application"
        for way in ("Application", "RequestHandler.application")
    },
    **{
        f"tornado.web.{way}.settings": "tornado.web.Application.settings"
        for way in ("Application", "RequestHandler", "RequestHandler.application")
    },
    **dict.fromkeys(_CLICK, "click.Context"),
    **{f"{context}.obj": "click.Context.obj" for context in _CLICK},
    **{
        f"{app}.ctx": "sanic.Sanic.ctx"
        for app in ("sanic.Sanic", "sanic.app.Sanic", "sanic.Sanic.get_app", "sanic.Request.app")
    },
    "sanic.Request.ctx": "sanic.Request.ctx",
    **{
        f"pydantic_ai.{module}RunContext": "pydantic_ai.RunContext"
        for module in ("", "tools.", "_run_context.")
    },
    **{
        f"agents.{module}RunContextWrapper": "agents.RunContextWrapper"
        for module in ("", "run_context.")
    },
}
DOUBLES = ("unittest.mock.", "mock.", "pytest_mock.")
"""How the names of doubles begin, which stand for what only tests replace."""

CONFIGURATIONS = tuple(name for name in _HOMES if name.endswith(".config"))
"""The settings of applications, by every name."""

HOLDING_ITEMS = frozenset(_HOMES)
"""The objects of which items are kept as attributes are, by every name."""


def holds_items(value: External) -> bool:
    """Whether items of an object are kept as its attributes are."""
    return value.symbol in HOLDING_ITEMS


def is_home(value: object) -> bool:
    """Whether it stands for whatever a program keeps in an object of a library."""
    return isinstance(value, External) and holds_items(value)


def is_double(value: External) -> bool:
    """Whether an object stands in for another in tests: what it holds, no other run does."""
    return value.symbol.startswith(DOUBLES)


def home(value: External) -> External:
    """The object itself, however a program comes to it."""
    name = _HOMES.get(value.symbol)
    return value if name is None else External(name)


def key_name(key: AbstractObject) -> str | None:
    """The name under which an item with this key is kept; None where it has none."""
    if isinstance(key, Literal) and isinstance(key.value, str):
        return key.value
    if isinstance(key, External) and key.symbol == _APP_KEY and key.origin is not None:
        code = key.origin.code
        return f"<{code.path}:{code.index}:{key.origin.position}>"
    return None


def kept(link: Link, value: External, name: str) -> Node:
    """The node of what the program keeps in an object under a name."""
    return link.heap.field(link.objects.number(home(value)), name)


def names_set_from_outside(plans: Iterable[Plan]) -> frozenset[str]:
    """The attributes that are set on anything but a method's own receiver."""
    return frozenset(
        instruction.name
        for plan in plans
        for instruction in plan.code.instructions
        if isinstance(instruction, SetAttr)
        and not (plan.code.parameters and plan.code.parameters[0].register == instruction.object)
    )
