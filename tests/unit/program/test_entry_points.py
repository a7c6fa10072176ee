"""Where execution starts, in words that a person uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from lintkit.program.program import Program

    Linked = Callable[..., Program]

CASES = {
    "tool by a decorator": (
        "from agents import function_tool\n@function_tool\ndef f(): ...\n",
        "tool",
        "tool f",
    ),
    "tool by a decorator with options": (
        "from langchain_core.tools import tool\n@tool('x', parse_docstring=True)\ndef f(): ...\n",
        "tool",
        "tool x",
    ),
    "tool of a server": (
        "from fastmcp import FastMCP\nm = FastMCP()\n@m.tool()\ndef f(): ...\n",
        "tool",
        "tool f",
    ),
    "tool in a list": (
        "from agents import Agent\ndef f(): ...\nx = Agent(name='a', tools=[f])\n",
        "tool",
        "tool f",
    ),
    "tool by position": (
        "from langgraph.prebuilt import ToolNode\ndef f(): ...\nx = ToolNode([f])\n",
        "tool",
        "tool f",
    ),
    "tool of a framework of one's own": (
        "def function_tool(f):\n    return f\n@function_tool\ndef f(): ...\n",
        "tool",
        "tool f",
    ),
    "tool that a decorator names": (
        "from agents import function_tool\n@function_tool(name_override='x')\ndef f(): ...\n",
        "tool",
        "tool x",
    ),
    "tool by the name that a model knows": (
        (
            "from llama_index.core.tools import FunctionTool\nNAME = 'x'\n"
            "def f(): ...\nx = FunctionTool.from_defaults(fn=f, name=NAME)\n"
        ),
        "tool",
        "tool x",
    ),
    "tool by the name that is in its metadata": (
        (
            "from llama_index.core.tools import FunctionTool, ToolMetadata\n"
            "def f(): ...\nx = FunctionTool(f, metadata=ToolMetadata(description='d', name='x'))\n"
        ),
        "tool",
        "tool x",
    ),
    "tool that a function of the program makes": (
        (
            "from langchain_core.tools import StructuredTool\ndef f(): ...\n"
            "def make(fn, name):\n    return StructuredTool.from_function(fn, name=name)\n"
            "x = make(f, name='x')\n"
        ),
        "tool",
        "tool x",
    ),
    "tool that has two names": (
        (
            "from langchain_core.tools import StructuredTool\ndef f(): ...\n"
            "x = StructuredTool.from_function(f, name='x')\n"
            "y = StructuredTool.from_function(f, name='y')\n"
        ),
        "tool",
        "tool f",
    ),
    "tool that is wrapped": (
        (
            "from llama_index.core.tools import FunctionTool\n"
            "def f(): ...\nx = FunctionTool.from_defaults(fn=f)\n"
        ),
        "tool",
        "tool f",
    ),
    "command by a call": (
        "import typer\napp = typer.Typer()\ndef f(): ...\napp.command('serve', hidden=True)(f)\n",
        "command",
        "command serve",
    ),
    "task of arq": (
        "from arq.worker import func\ndef f(): ...\nx = [func(f, name='ask')]\n",
        "task",
        "task ask",
    ),
    "tasks of a worker of arq": (
        "async def f(ctx): ...\nclass WorkerSettings:\n    functions = [f]\n",
        "task",
        "task f",
    ),
    "tasks that a worker of arq is handed in a list that may hold itself": (
        (
            "from arq import Worker\nasync def f(ctx): ...\n"
            "def put(x):\n    return [x, f]\n"
            "y = put(f)\nfor _ in 'ab':\n    y = put(y)\n"
            "x = Worker(functions=y)\n"
        ),
        "task",
        "task f",
    ),
    "tasks that a worker of arq is handed": (
        "from arq import Worker\nasync def f(ctx): ...\nx = Worker(functions=[f])\n",
        "task",
        "task f",
    ),
    "function of a cloud": (
        "def lambda_handler(event, context): ...\n",
        "task",
        "lambda lambda_handler",
    ),
    "task by a decorator of one's own": (
        ("def my_task(*, name):\n    return lambda f: f\n@my_task(name='ask')\ndef f(): ...\n"),
        "task",
        "task ask",
    ),
    "tool that a class of one's own makes": (
        (
            "class ToolSpec:\n    @classmethod\n    def of(cls, name, async_fn): ...\n"
            "def f(): ...\nx = ToolSpec.of('x', async_fn=f)\n"
        ),
        "tool",
        "tool f",
    ),
    "tool that is a method of a class": (
        (
            "def register_tool(include=()):\n    return lambda c: c\n"
            "@register_tool(include=['f'])\nclass A:\n"
            "    def f(self): ...\n    def g(self): ...\n"
        ),
        "tool",
        "tool A.f",
    ),
    "tool that is a class": (
        (
            "def register_tool(c):\n    return c\n"
            "@register_tool\nclass A:\n    def f(self): ...\n    def _g(self): ...\n"
        ),
        "tool",
        "tool A.f",
    ),
    "main": ("def main(): ...\nif __name__ == '__main__':\n    main()\n", "main", "python app.py"),
    "script": ("print('hello')\n", "script", "python app.py"),
    "streamlit": ("import streamlit as st\nst.title('x')\n", "script", "streamlit run app.py"),
    "fastapi": (
        "from fastapi import FastAPI\napp = FastAPI()\n@app.post('/chat')\nasync def f(): ...\n",
        "route",
        "POST /chat",
    ),
    "fastapi methods": (
        (
            "from fastapi import FastAPI\napp = FastAPI()\n"
            "@app.api_route('/x', methods=['POST', 'OPTIONS', 'HEAD'])\ndef f(): ...\n"
        ),
        "route",
        "POST /x",
    ),
    "fastapi startup": (
        "from fastapi import FastAPI\napp = FastAPI()\n@app.on_event('startup')\ndef f(): ...\n",
        "task",
        "event startup",
    ),
    "fastapi lifespan": (
        "from fastapi import FastAPI\nasync def f(app):\n    yield\napp = FastAPI(lifespan=f)\n",
        "task",
        "event f",
    ),
    "flask hook": (
        ("from flask import Flask\napp = Flask(__name__)\n@app.before_request\ndef f(): ...\n"),
        "task",
        "event f",
    ),
    "fastapi router": (
        "from fastapi import APIRouter\nr = APIRouter(prefix='/v1')\n@r.get('/x')\ndef f(): ...\n",
        "route",
        "GET /v1/x",
    ),
    "flask": (
        (
            "from flask import Flask\napp = Flask(__name__)\n@app.route('/x', methods=['POST'])\n"
            "def f(): ...\n"
        ),
        "route",
        "POST /x",
    ),
    "flask rule": (
        (
            "from flask import Flask\napp = Flask(__name__)\ndef f(): ...\n"
            "app.add_url_rule('/x', 'x', f)\n"
        ),
        "route",
        "GET /x",
    ),
    "django": (
        "from django.urls import path\ndef f(request): ...\nurlpatterns = [path('chat/', f)]\n",
        "route",
        "route /chat/",
    ),
    "django class": (
        (
            "from django.urls import path\nfrom django.views import View\n"
            "class Chat(View):\n    def post(self, request): ...\n"
            "urlpatterns = [path('chat/', Chat.as_view())]\n"
        ),
        "route",
        "POST /chat/",
    ),
    "flask class": (
        (
            "from flask import Flask\nfrom flask.views import MethodView\napp = Flask(__name__)\n"
            "class Chat(MethodView):\n    def put(self): ...\n"
            "app.add_url_rule('/chat', view_func=Chat.as_view('chat'))\n"
        ),
        "route",
        "PUT /chat",
    ),
    "starlette class": (
        (
            "from starlette.endpoints import HTTPEndpoint\nfrom starlette.routing import Route\n"
            "class Chat(HTTPEndpoint):\n    async def get(self, request): ...\n"
            "routes = [Route('/chat', Chat)]\n"
        ),
        "route",
        "GET /chat",
    ),
    "starlette": (
        "from starlette.routing import Route\ndef f(request): ...\nroutes = [Route('/x', f)]\n",
        "route",
        "GET /x",
    ),
    "aiohttp": (
        (
            "from aiohttp import web\nasync def f(request): ...\napp = web.Application()\n"
            "app.router.add_post('/x', f)\n"
        ),
        "route",
        "POST /x",
    ),
    "click": ("import click\n@click.command()\ndef ask_it(): ...\n", "command", "command ask-it"),
    "typer": (
        "import typer\napp = typer.Typer()\n@app.command('ask')\ndef f(): ...\n",
        "command",
        "command ask",
    ),
    "argparse": (
        (
            "import argparse\ndef f(args): ...\nparser = argparse.ArgumentParser()\n"
            "sub = parser.add_subparsers().add_parser('ask')\nsub.set_defaults(func=f)\n"
        ),
        "command",
        "command ask",
    ),
    "celery": (
        "from celery import shared_task\n@shared_task\ndef f(): ...\n",
        "task",
        "task f",
    ),
    "slack": (
        "from slack_bolt import App\napp = App()\n@app.event('app_mention')\ndef f(event): ...\n",
        "task",
        "event app_mention",
    ),
    "chainlit": (
        "import chainlit as cl\n@cl.on_message\nasync def f(message): ...\n",
        "task",
        "event f",
    ),
    "gradio": (
        "import gradio as gr\ndef f(text): ...\ndemo = gr.Interface(fn=f)\n",
        "task",
        "event f",
    ),
}


@pytest.mark.parametrize(("text", "kind", "label"), CASES.values(), ids=CASES.keys())
def test_one_entry_point(linked: Linked, text: str, kind: str, label: str) -> None:
    (found,) = [point for _, point in linked(text).entry_points()]
    assert (found.kind, found.label) == (kind, label)


def test_a_command_of_a_group(linked: Linked) -> None:
    program = linked(
        "import click\n@click.group()\ndef cli(): ...\n@cli.command('ask')\ndef f(): ...\n"
    )
    assert [point.label for _, point in program.entry_points()] == ["command cli", "command ask"]


@pytest.mark.parametrize(
    ("path", "labels"),
    [
        ("shop/management/commands/ask_all.py", ["command ask_all"]),
        ("shop/commands/ask_all.py", []),
    ],
)
def test_a_command_of_a_django_app_is_called_like_its_file(
    linked: Linked, path: str, labels: list[str]
) -> None:
    text = (
        "from django.core.management.base import BaseCommand\n"
        "class Command(BaseCommand):\n    def handle(self, *args, **options): ...\n"
    )
    assert [found.label for _, found in linked({path: text}).entry_points()] == labels


def test_a_package_is_run_by_its_name(linked: Linked) -> None:
    program = linked({"tool/__init__.py": "", "tool/__main__.py": "print()\n"})
    assert [point.label for _, point in program.entry_points()] == ["python -m tool"]


def test_a_notebook(linked: Linked) -> None:
    (found,) = [point for _, point in linked({"try.ipynb": "x = 1\n"}).entry_points()]
    assert (found.kind, found.label) == ("notebook", "notebook try.ipynb")


def test_the_point_is_where_the_function_is(linked: Linked) -> None:
    text = "import click\n\n@click.command()\ndef ask(): ...\n"
    ((ref, point),) = linked(text).entry_points()
    assert (ref.path, point.path, point.line, point.symbol) == ("app.py", "app.py", 4, "app.ask")


@pytest.mark.parametrize(
    "files",
    [
        {"test_app.py": "print()\n"},
        {"tests/helper.py": "print()\n"},
        {"conftest.py": "print()\n"},
        {"app.py": "import logging\nlog = logging.getLogger()\ndef f(): ...\n"},
        {"app.py": "import functools\n@functools.cache\ndef f(): ...\n"},
    ],
    ids=["test", "test folder", "conftest", "definitions only", "other decorator"],
)
def test_nothing_starts_here(linked: Linked, files: dict[str, str]) -> None:
    assert linked(files).entry_points() == ()


def test_an_imported_file_is_no_script(linked: Linked) -> None:
    files = {"app.py": "import helper\nhelper.go()\n", "helper.py": "print()\ndef go(): ...\n"}
    assert [point.path for _, point in linked(files).entry_points()] == ["app.py"]


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("shop.cli:main", [("src/shop/cli.py", 1, "shop")]),
        ("shop.cli:main [all]", [("src/shop/cli.py", 1, "shop")]),
        ("shop.cli:App.run", [("src/shop/cli.py", 4, "shop")]),
        ("shop.cli:other", []),
        ("shop.web:main", []),
        ("shop.cli", []),
    ],
)
def test_a_function_that_a_manifest_declares_as_a_command_is_one(
    linked: Linked, target: str, found: list[tuple[str, int, str]]
) -> None:
    cli = "def main():\n    ...\nclass App:\n    def run(self): ...\n"
    files = {"src/shop/cli.py": cli, "vendor/old/shop/cli.py": cli, "tests/shop/cli.py": cli}
    points = [point for _, point in linked(files, (("shop", target),)).entry_points()]
    assert {point.kind for point in points} <= {"command"}
    assert [(p.path, p.line, p.label.removeprefix("command ")) for p in points] == found


def test_a_command_of_a_framework_keeps_the_name_that_that_gives_it(linked: Linked) -> None:
    text = "import click\n@click.command()\ndef ask(): ...\n"
    points = [point for _, point in linked(text, (("shop", "app:ask"),)).entry_points()]
    assert [point.label for point in points] == ["command ask"]


def test_a_command_may_run_a_file_that_is_named_like_a_test(linked: Linked) -> None:
    files = {"shop/test_connection.py": "def main(): ...\n", "tests/web.py": "def main(): ...\n"}
    commands = (("shop-connection", "shop.test_connection:main"), ("web", "tests.web:main"))
    points = [point for _, point in linked(files, commands).entry_points()]
    assert [point.label for point in points] == ["command shop-connection"]


def test_a_script_starts_at_its_first_line(linked: Linked) -> None:
    program = linked("import os\n\n\nif os.sep:\n    print('hello')\n")
    assert [point.line for _, point in program.entry_points()] == [1]
