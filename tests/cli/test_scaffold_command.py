"""`lintkit scaffold tests`: what it writes is whole, runs as it is, and says when it cannot."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from syrupy.assertion import SnapshotAssertion

Write = Callable[[dict[str, str]], Path]
Run = Callable[..., Result]

ASK = "client.chat.completions.create(model='gpt-4o', messages=[{'role': 'user', 'content': q}])"
HEAD = "from openai import OpenAI\nclient = OpenAI()\n"
PLAIN = f"{HEAD}def ask(q: str, *, kind='x'):\n    return {ASK}\n"


def test_the_module_that_is_written(
    write: Write, lintkit: Run, snapshot: SnapshotAssertion
) -> None:
    write({"app/llm.py": PLAIN, "app/__init__.py": ""})
    result = lintkit("scaffold", "tests", "app/llm.py:4")
    assert result.exit_code == 0
    assert result.stdout == snapshot


CODES = {
    "method": (
        (
            "from openai import OpenAI\nclass Chat:\n    def __init__(self, name: str):\n"
            "        self.client = OpenAI()\n    def ask(self, q):\n"
            f"        return self.{ASK}\n"
        ),
        6,
        ["from app import Chat", 'made = Chat(name="Where is my order?")', "made.ask(**ARGUMENTS)"],
    ),
    "class method": (
        (
            "from openai import OpenAI\nclient = OpenAI()\nclass Chat:\n    @classmethod\n"
            f"    def ask(cls, q):\n        return {ASK}\n"
        ),
        6,
        ["outcome = Chat.ask(**ARGUMENTS)"],
    ),
    "static method": (
        (
            "from openai import OpenAI\nclient = OpenAI()\nclass Chat:\n    @staticmethod\n"
            f"    def ask(q):\n        return {ASK}\n"
        ),
        6,
        ["outcome = Chat.ask(**ARGUMENTS)"],
    ),
    "coroutine": (
        (
            "from openai import AsyncOpenAI\nclient = AsyncOpenAI()\n"
            f"async def ask(q):\n    return await {ASK}\n"
        ),
        4,
        ["import asyncio", "outcome = asyncio.run(ask(**ARGUMENTS))"],
    ),
    "generator": (
        (
            "from openai import OpenAI\nclient = OpenAI()\n"
            f"def ask(q):\n    for one in {ASK[:-1]}, stream=True):\n        yield one\n"
        ),
        4,
        ["outcome = list(ask(**ARGUMENTS))", "text/event-stream", "chat.completion.chunk"],
    ),
    "asynchronous generator": (
        (
            "from openai import AsyncOpenAI\nclient = AsyncOpenAI()\n"
            f"async def ask(q):\n    yield await {ASK}\n"
        ),
        4,
        ["async def collect():", "outcome = asyncio.run(collect())"],
    ),
    "script": (
        f"import sys\nfrom openai import OpenAI\nclient = OpenAI()\nq = sys.argv[1]\n{ASK}\n",
        5,
        ['runpy.run_path(str(ROOT / "app.py"), run_name="__main__")'],
    ),
    "handed client": (
        (
            "import openai\ndef ask(client, q, history):\n"
            f"    [*map(str, history)]\n    return {ASK}\n"
            "ask(openai.OpenAI(), 'How?', [])\n"
        ),
        4,
        ["import openai", "outcome = ask(client=openai.OpenAI(), **ARGUMENTS)", '"q": "How?"'],
    ),
    "client of another SDK": (
        (
            f"import anthropic\nother = anthropic.Anthropic()\n{HEAD}"
            "def tell(q):\n    return other.messages.create(model='claude-opus-4-1')\n"
            f"def ask(q):\n    return {ASK}\n"
        ),
        8,
        ['setenv("ANTHROPIC_API_KEY", "test")', 'setenv("OPENAI_API_KEY", "test")'],
    ),
    "unknown objects": (
        (
            f"{HEAD}def ask(user, rows, q: 'str | None', /):\n"
            f"    for row in rows:\n        user.note(row)\n    return {ASK}\n"
        ),
        6,
        ["from unittest import mock", 'ask(mock.MagicMock(), [], "Where is my order?", **ARGU'],
    ),
    "inner function": (
        (
            f"from openai import OpenAI\nclient = OpenAI()\ndef outer(q):\n    def inner():\n"
            f"        return {ASK}\n    return inner()\n"
        ),
        5,
        ["outcome = outer(**ARGUMENTS)"],
    ),
    "click command": (
        (
            "import click\nfrom openai import OpenAI\nclient = OpenAI()\n@click.command()\n"
            f"@click.argument('q')\ndef ask(q):\n    return {ASK}\n"
        ),
        7,
        ["outcome = ask.callback(**ARGUMENTS)"],
    ),
    "variables": (
        (
            "import os\nfrom openai import OpenAI\nclient = OpenAI(api_key=os.environ['MY_KEY'])\n"
            f"SIZE = int(os.getenv('SIZE', '3'))\ndef ask(q):\n    return {ASK}\n"
        ),
        6,
        ['monkeypatch.setenv("MY_KEY", "test")'],
    ),
    "an SDK above requests": (
        (
            "import openai\ndef ask(q):\n"
            "    return openai.ChatCompletion.create(model='gpt-4o', messages=[q])\n"
        ),
        3,
        ["import requests", 'monkeypatch.setattr(requests.adapters.HTTPAdapter, "send", send)'],
    ),
    "many parts": (
        (
            "from openai import OpenAI\nclient = OpenAI()\nclass Chat:\n"
            "    def __init__(self, store: 'Store', settings: 'Settings', history: 'History'):\n"
            "        self.parts = store, settings, history\n"
            f"    def ask(self, q):\n        return {ASK}\n"
        ),
        7,
        ["        made = Chat(\n            store=mock.MagicMock(),\n"],
    ),
    "requests": (
        (
            "import requests\ndef ask(q):\n    return requests.post("
            "'https://api.openai.com/v1/chat/completions', json={'model': 'gpt-4o'}).json()\n"
        ),
        3,
        ["import requests", '"send", send', 'fails("ReadTimeout")'],
    ),
}


@pytest.mark.parametrize("name", CODES)
def test_code_is_run_as_it_asks_for(write: Write, lintkit: Run, name: str) -> None:
    text, line, expected = CODES[name]
    write({"app.py": text})
    result = lintkit("scaffold", "tests", f"app.py:{line}")
    assert result.exit_code == 0, result.stderr
    compile(result.stdout, "test_edge_cases.py", "exec")
    for part in expected:
        assert part in result.stdout
    assert '"SIZE"' not in result.stdout
    assert all(part == part.rstrip() for part in result.stdout.splitlines())


@pytest.mark.parametrize(
    ("declared", "fixture"), [("pytest-httpx", "httpx_mock"), ("respx", "respx_mock")]
)
def test_a_fake_that_the_project_uses_is_used(
    write: Write, lintkit: Run, declared: str, fixture: str
) -> None:
    write({"app.py": PLAIN, "requirements.txt": f"openai\n{declared}\n"})
    text = lintkit("scaffold", "tests", "app.py:4").stdout
    compile(text, "test_edge_cases.py", "exec")
    assert f"def model({fixture}):" in text
    assert "HTTPTransport" not in text


@pytest.mark.parametrize(
    ("files", "place", "message"),
    [
        ({"app.py": PLAIN}, "app.py", "say which file and line"),
        ({"app.py": PLAIN}, "app.py:3", "no integration point stands here; this file has some at"),
        ({"app.py": PLAIN, "b.py": ""}, "b.py:1", "this file has none"),
        ({"my-app.py": PLAIN}, "my-app.py:4", "no test can import my-app.py by name: rename it"),
        (
            {"app.py": "import boto3\nboto3.client('bedrock-runtime').converse(modelId='x')\n"},
            "app.py:2",
            "does not know how to answer in the place of bedrock",
        ),
        (
            {
                "app.py": (
                    "import openai\nasync def ask(q):\n"
                    "    return await openai.ChatCompletion.acreate(model='gpt-4', messages=[q])\n"
                )
            },
            "app.py:3",
            "does not know how to answer in the place of openai",
        ),
        (
            {"app.py": "from transformers import pipeline\nx = pipeline('text-generation')\n"},
            "app.py:2",
            "no edge case is known to be missing here",
        ),
    ],
)
def test_what_cannot_be_written_is_told(
    write: Write, lintkit: Run, files: dict[str, str], place: str, message: str
) -> None:
    write(files)
    result = lintkit("scaffold", "tests", place)
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stdout == ""


def test_a_notebook_has_nothing_to_call(write: Write, lintkit: Run) -> None:
    cell = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
    cells = [{**cell, "source": PLAIN.splitlines(keepends=True)}]
    notebook = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    write({"a.ipynb": json.dumps(notebook)})
    found = json.loads(lintkit("inventory", "--format", "json").stdout)["points"]
    result = lintkit("scaffold", "tests", f"a.ipynb:{found[0]['line']}")
    assert (result.exit_code, "cells of a notebook" in result.stderr) == (2, True)


def test_a_file_that_is_there_is_never_overwritten(write: Write, lintkit: Run) -> None:
    root = write({"app.py": PLAIN, "test_app.py": "x = 1\n"})
    result = lintkit("scaffold", "tests", "app.py:4", "--out", "test_app.py")
    assert (result.exit_code, "is there already" in result.stderr) == (2, True)
    assert (root / "test_app.py").read_text(encoding="utf-8") == "x = 1\n"


def test_the_code_is_found_from_where_the_tests_lie(write: Write, lintkit: Run) -> None:
    root = write({"src/shop/__init__.py": "", "src/shop/llm.py": PLAIN})
    (root / "tests" / "unit").mkdir(parents=True)
    out = root / "tests" / "unit" / "test_llm.py"
    assert lintkit("scaffold", "tests", "src/shop/llm.py:4", "--out", str(out)).exit_code == 0
    text = out.read_text(encoding="utf-8")
    assert 'ROOT = Path(__file__).resolve().parent.parent.parent / "src"' in text
    assert "from shop.llm import ask" in text


LIBRARY = {  # as much of `requests` as the application needs
    "requests/__init__.py": (
        "import json\nfrom requests import adapters, exceptions\n"
        "class Response:\n    def __init__(self):\n        self.headers = {}\n"
        "    def json(self):\n        return json.loads(self.raw.read())\n"
        "class Request:\n    url = ''\n"
        "def post(url, json):\n    return adapters.HTTPAdapter().send(Request())\n"
    ),
    "requests/adapters.py": "class HTTPAdapter:\n    def send(self, request): ...\n",
    "requests/exceptions.py": "class ReadTimeout(Exception): ...\n",
}
APP = (
    "import requests\ndef ask(q: str):\n    reply = requests.post("
    "'https://api.openai.com/v1/chat/completions', json={'model': 'gpt-4o'})\n"
    "    return reply.json()['choices'][0]['message']['content'].strip()\n"
)


def test_what_is_written_fails_as_the_code_does_and_is_credited_once_it_is_answered(
    write: Write, lintkit: Run, tmp_path: Path
) -> None:
    root = write({"llm.py": APP})
    for name, text in LIBRARY.items():
        file = tmp_path / "library" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    out = root / "test_edge_cases.py"
    assert lintkit("scaffold", "tests", "llm.py:3", "--out", str(out)).exit_code == 0
    assert proof(lintkit)["state"] in {"none", "unknown"}
    run = subprocess.run(  # noqa: S603 (runs what was written above)
        [sys.executable, "-m", "pytest", "-q", str(out)],
        cwd=root,
        env={
            **os.environ,
            "PYTHONPATH": str(tmp_path / "library"),
            "COLUMNS": "200",
            "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    told = dict(re.findall(r"::test_(\w+) - (.+)$", run.stdout, re.MULTILINE))
    assert told.keys() == {"empty", "truncated", "refusal", "rate_limit", "timeout"}
    assert told["empty"].startswith("AttributeError: 'NoneType' object")
    assert told["truncated"].startswith("Failed: For half an answer it gave 'Your order is on its'")
    assert told["rate_limit"] == "KeyError: 'choices'"
    assert told["timeout"].startswith("requests.exceptions.ReadTimeout")
    answered = re.sub(r"pytest\.fail\(.*\)", 'assert outcome == "sorry"', out.read_text("utf-8"))
    out.write_text(answered, encoding="utf-8")
    assert proof(lintkit)["state"] == "edge_case"
    assert set(proof(lintkit)["edge_cases"]) >= {"empty", "truncated", "refusal", "rate_limit"}


def proof(lintkit: Run) -> dict[str, Any]:
    """What the inventory says of the tests of the only point."""
    points = json.loads(lintkit("inventory", "--format", "json").stdout)["points"]
    tests: dict[str, Any] = points[0]["tests"]
    return tests
