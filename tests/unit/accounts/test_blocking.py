"""Synchronous model calls on an event loop."""

from collections.abc import Callable

import pytest

from lintkit.model import IntegrationPoint

CALL = "client.chat.completions.create(model='gpt-5.2', messages=[])"
HEAD = "import asyncio\nfrom openai import OpenAI\nclient = OpenAI(timeout=7)\n"
HELPER = f"def ask():\n    return {CALL}\n"


@pytest.mark.parametrize(
    "source",
    [
        f"async def chat():\n    return {CALL}\n",
        f"{HELPER}async def chat():\n    return ask()\n",
        f"{HELPER}def twice():\n    return ask()\nasync def chat():\n    return twice()\n",
        f"async def chat():\n    def ask():\n        return {CALL}\n    return ask()\n",
        f"async def chat():\n    for part in {CALL}:\n        yield part\n",
    ],
    ids=["coroutine", "helper", "two helpers", "inner function", "asynchronous generator"],
)
def test_a_coroutine_waits(point: Callable[..., IntegrationPoint], source: str) -> None:
    found = point(HEAD + source).blocks
    assert found[0].text.startswith("this call is synchronous")
    assert found[-1].text == "`chat` is a coroutine: its event loop waits meanwhile"


@pytest.mark.parametrize(
    "source",
    [
        f"{HELPER}async def chat():\n    return await asyncio.to_thread(ask)\n",
        (
            "async def chat():\n"
            "    create = client.chat.completions.create\n"
            "    return await asyncio.to_thread(create, model='gpt-5.2', messages=[])\n"
        ),
        (
            f"{HELPER}async def chat():\n"
            "    return await asyncio.get_running_loop().run_in_executor(None, ask)\n"
        ),
        f"{HELPER}async def chat():\n    return await asyncio.to_thread(lambda: ask())\n",
        f"def parts():\n    yield {CALL}\nasync def chat():\n    return parts()\n",
        f"{HELPER}def chat():\n    return ask()\n",
    ],
    ids=["thread", "method in a thread", "executor", "lambda", "generator", "no coroutine"],
)
def test_nothing_else_waits(point: Callable[..., IntegrationPoint], source: str) -> None:
    assert point(HEAD + source).blocks == ()


@pytest.mark.parametrize(
    ("framework", "waits"),
    [
        ("from flask import Flask\napp = Flask('a')\n@app.route('/')\n", False),
        ("from flask import Blueprint\napp = Blueprint('a', 'a')\n@app.post('/')\n", False),
        ("from fastapi import FastAPI\napp = FastAPI()\n@app.post('/')\n", True),
        ("from quart import Quart\napp = Quart('a')\n@app.route('/')\n", True),
    ],
    ids=["Flask", "blueprint", "FastAPI", "Quart"],
)
def test_a_view_of_flask_has_a_loop_of_its_own(
    point: Callable[..., IntegrationPoint], framework: str, waits: bool
) -> None:
    found = point(HEAD + framework + f"async def chat():\n    return {CALL}\n").blocks
    assert bool(found) is waits


def test_an_asynchronous_client_gives_way(point: Callable[..., IntegrationPoint]) -> None:
    source = HEAD.replace("OpenAI", "AsyncOpenAI") + f"async def chat():\n    return await {CALL}\n"
    assert point(source).blocks == ()


def test_coroutines_of_tests_do_not_count(point: Callable[..., IntegrationPoint]) -> None:
    test = "import app\nasync def test_ask():\n    assert app.ask()\n"
    assert point({"app.py": HEAD + HELPER, "test_app.py": test}).blocks == ()


def test_a_call_that_starts_a_task_blocks_nothing(point: Callable[..., IntegrationPoint]) -> None:
    source = (
        "from agents import Agent, Runner\n"
        "async def chat():\n"
        "    result = Runner.run_streamed(Agent(name='x', model='gpt-5.2'), 'x')\n"
        "    return [event async for event in result.stream_events()]\n"
    )
    assert point(source).blocks == ()


@pytest.mark.parametrize(
    ("module", "found"), [("websockets.asyncio.client", False), ("websockets.sync.client", True)]
)
def test_a_socket_handed_to_a_stack_waits_as_its_module_does(
    point: Callable[..., IntegrationPoint], module: str, found: bool
) -> None:
    source = (
        f"from {module} import connect\n"
        "async def talk(stack):\n"
        "    return await stack.enter(connect('wss://api.openai.com/v1/realtime?model=m'))\n"
    )
    assert bool(point(source).blocks) is found
