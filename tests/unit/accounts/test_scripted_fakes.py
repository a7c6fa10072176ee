"""Fakes that answer from a list which each test fills: what one test fills in, no other feeds."""

from collections.abc import Callable

import pytest

from lintkit.model import IntegrationPoint

Point = Callable[..., IntegrationPoint]

APP = (
    "import openai\n"
    "def get_client():\n"
    "    return openai.OpenAI(timeout=9)\n"
    "class Asker:\n"
    "    def __init__(self, client=None):\n"
    "        self.client = client or get_client()\n"
    "    def ask(self):\n"
    "        found = self.client.chat.completions.create(model='gpt-4.1', messages=[])\n"
    "        return found.choices[0].message.content\n"
)
SCRIPTED = (
    "import app\n"
    "from types import SimpleNamespace as NS\n"
    "from unittest.mock import MagicMock, patch\n"
    "class Completions:\n"
    "    def __init__(self, replies):\n"
    "        self.replies = list(replies)\n"
    "    def create(self, **given):\n"
    "        return NS(choices=[NS(message=NS(content=self.replies.pop(0)))])\n"
)
HANDED = (
    "def asker(monkeypatch, *replies):\n"
    "    client = NS(chat=NS(completions=Completions(replies)))\n"
    "    return app.Asker(client)\n"
)
BY_FUNCTION = (
    "def asker(monkeypatch, *replies):\n"
    "    client = NS(chat=NS(completions=Completions(replies)))\n"
    "    monkeypatch.setattr(app, 'get_client', lambda: client)\n"
    "    return app.Asker()\n"
)
BY_RETURN = (
    "def asker(monkeypatch, *replies):\n"
    "    client = MagicMock(chat=NS(completions=Completions(replies)))\n"
    "    monkeypatch.setattr(app, 'get_client', MagicMock(return_value=client))\n"
    "    return app.Asker()\n"
)
GOOD = "def test_good(monkeypatch):\n    assert asker(monkeypatch, 'fine').ask() == 'fine'\n"
ODD = "def test_odd(monkeypatch):\n    {}asker(monkeypatch, '').ask(){}\n"


@pytest.mark.parametrize("install", [HANDED, BY_FUNCTION, BY_RETURN])
@pytest.mark.parametrize(
    ("odd", "state", "cases"),
    [
        (ODD.format("assert ", " == ''"), "edge_case", ("empty",)),
        (ODD.format("", ""), "happy_path", ()),
        ("", "happy_path", ()),
    ],
)
def test_a_list_of_answers_is_that_of_the_test_that_fills_it(
    point: Point, install: str, odd: str, state: str, cases: tuple[str, ...]
) -> None:
    found = point({"app.py": APP, "test_app.py": SCRIPTED + install + GOOD + odd}).tests
    assert (found.state, found.edge_cases) == (state, cases)
