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


RAISING = (
    "import app, openai\n"
    "from types import SimpleNamespace as NS\n"
    "class Scripted:\n"
    "    def __init__(self, *script):\n"
    "        self.script = list(script)\n"
    "        self.chat = NS(completions=NS(create=self._create))\n"
    "    def _create(self, **given):\n"
    "        step = self.script.pop(0)\n"
    "        if isinstance(step, Exception):\n            raise step\n"
    "        return NS(choices=[NS(message=NS(content=step))])\n"
)
USUAL = "def test_usual():\n    assert app.Asker(Scripted('fine')).ask() == 'fine'\n"
EMPTY = "def test_empty():\n    assert app.Asker(Scripted('')).ask() == ''\n"
FAILING = (
    "def test_late():\n    assert app.Asker(Scripted(openai.APITimeoutError('x'))).ask() == ''\n"
)


@pytest.mark.parametrize(
    ("tests", "state", "cases"),
    [
        (USUAL, "happy_path", ()),
        (USUAL + EMPTY, "edge_case", ("empty",)),
        (USUAL + EMPTY.replace("assert ", "").replace(" == ''", ""), "happy_path", ()),
        (USUAL + FAILING, "error_only", ("timeout",)),
    ],
)
def test_a_script_holds_answers_and_errors_in_turn(
    point: Point, tests: str, state: str, cases: tuple[str, ...]
) -> None:
    found = point({"app.py": APP, "test_app.py": RAISING + tests}).tests
    assert (found.state, found.edge_cases) == (state, cases)


WHOLE = RAISING.replace("return NS(choices=[NS(message=NS(content=step))])", "return step")
ANSWER = "def test_usual():\n    assert app.Asker(Scripted({})).ask().isupper()\n"


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        ("NS(choices=[NS(message=NS(reasoning='hm'))])", "happy_path"),
        ("MagicMock(choices=[NS(message=NS(reasoning='hm'))])", "happy_path"),
        ("openai.types.chat.ChatCompletion.construct(id='c1')", "happy_path"),
        ("openai.PermissionDeniedError('x')", "unknown"),
    ],
)
def test_an_answer_in_a_script_is_nothing_that_is_raised(
    point: Point, answer: str, state: str
) -> None:
    test = WHOLE + "from unittest.mock import MagicMock\n" + ANSWER.format(answer)
    assert point({"app.py": APP, "test_app.py": test}).tests.state == state
