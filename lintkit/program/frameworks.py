"""The frameworks that call functions: by which decorators, and by which calls they are told to.

Names are those of each framework's documentation; what is not listed starts nothing.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

Kind: TypeAlias = Literal["route", "command", "task"]

HTTP = frozenset({"delete", "get", "head", "options", "patch", "post", "put"})
_ROUTE = HTTP | {"api_route", "route", "websocket"}
COMMAND = frozenset({"callback", "command", "group"})
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
DECORATORS: dict[str, tuple[frozenset[str], Kind]] = {
    "fastapi": (_ROUTE, "route"),
    "flask": (_ROUTE, "route"),
    "quart": (_ROUTE, "route"),
    "sanic": (_ROUTE, "route"),
    "starlette": (_ROUTE, "route"),
    "aiohttp": (_ROUTE | {"view"}, "route"),
    "bottle": (_ROUTE, "route"),
    "litestar": (_ROUTE, "route"),
    "ninja": (_ROUTE, "route"),
    "click": (COMMAND, "command"),
    "rich_click": (COMMAND, "command"),
    "typer": (COMMAND, "command"),
    "celery": (frozenset({"shared_task", "task"}), "task"),
    "dramatiq": (frozenset({"actor"}), "task"),
    "huey": (frozenset({"periodic_task", "task"}), "task"),
    "prefect": (frozenset({"flow"}), "task"),
    "procrastinate": (frozenset({"periodic", "task"}), "task"),
    "rq": (frozenset({"job"}), "task"),
    "taskiq": (frozenset({"task"}), "task"),
    "modal": (frozenset({"asgi_app", "fastapi_endpoint", "function", "web_endpoint"}), "task"),
    "apscheduler": (frozenset({"scheduled_job"}), "task"),
    "discord": (_DISCORD, "task"),
    "slack_bolt": (_SLACK, "task"),
    "chainlit": (_CHAINLIT, "task"),
    "mcp": (frozenset({"prompt", "resource"}), "task"),
    "fastmcp": (frozenset({"prompt", "resource"}), "task"),
    "functions_framework": (frozenset({"cloud_event", "http"}), "task"),
}

# By package: the decorators of functions that run with every request, at the start or at the end.
HOOKS: dict[str, frozenset[str]] = {
    "fastapi": frozenset({"exception_handler", "middleware", "on_event"}),
    "flask": frozenset({"after_request", "before_request", "errorhandler", "teardown_request"}),
}
EVENTS = frozenset({"chainlit", "discord", "fastapi", "flask", "gradio", "slack_bolt"})


class Registration(Struct, frozen=True):
    """A call that hands a function over: where it stands, and where its path or name does."""

    kind: Kind
    position: int | None
    keyword: str
    path: int | None = None


CALLS: dict[str, dict[str, Registration]] = {
    "flask": {"add_url_rule": Registration("route", 2, "view_func", 0)},
    "fastapi": {
        "FastAPI": Registration("task", None, "lifespan"),
        "add_api_route": Registration("route", 1, "endpoint", 0),
        "add_api_websocket_route": Registration("route", 1, "endpoint", 0),
    },
    "starlette": {
        "Route": Registration("route", 1, "endpoint", 0),
        "WebSocketRoute": Registration("route", 1, "endpoint", 0),
        "add_route": Registration("route", 1, "route", 0),
    },
    "django": {
        "path": Registration("route", 1, "view", 0),
        "re_path": Registration("route", 1, "view", 0),
    },
    "aiohttp": {
        **{f"add_{name}": Registration("route", 1, "handler", 0) for name in HTTP},
        **{name: Registration("route", 1, "handler", 0) for name in HTTP},
    },
    "argparse": {"set_defaults": Registration("command", None, "func")},
    "arq": {
        "Worker": Registration("task", 0, "functions"),
        "cron": Registration("task", 0, "coroutine"),
        "func": Registration("task", 0, "coroutine"),
    },
    "apscheduler": {"add_job": Registration("task", 0, "func")},
    "schedule": {"do": Registration("task", 0, "job_func")},
    "rq": {"enqueue": Registration("task", 0, "f")},
    "gradio": {
        "ChatInterface": Registration("task", 0, "fn"),
        "Interface": Registration("task", 0, "fn"),
        **{
            name: Registration("task", 0, "fn")
            for name in ("change", "chat", "click", "load", "submit", "upload")
        },
    },
}
