"""What is written for tests outside of their functions: rows of `parametrize`, named answers."""

from collections.abc import Callable

import pytest

from lintkit.model import IntegrationPoint

Point = Callable[..., IntegrationPoint]

APP = (
    "from openai import OpenAI\n"
    "client = OpenAI(timeout=20)\n"
    "def ask(messages):\n"
    "    answer = client.chat.completions.create(model='gpt-4o-2024-11-20', messages=messages)\n"
    "    return answer.choices[0].message.content\n"
    "def handle(body):\n    return ask([body['text']])\n"
)
HEAD = (
    "import app, openai, pytest\n"
    "from functools import partial\n"
    "from types import SimpleNamespace as NS\n"
    "from unittest.mock import patch\n"
    "def reply(text, reason='stop'):\n"
    "    return NS(choices=[NS(message=NS(content=text), finish_reason=reason)])\n"
)
PUT = (
    "    with patch.object(app.client.chat.completions, 'create', return_value=answer):\n"
    "        assert app.ask([]) == 'sorry'\n"
)
ORDINARY = "def test_ordinary():\n    answer = reply('sorry')\n" + PUT
HANDED = (
    "    with patch.object(app.client.chat.completions, 'create', return_value=reply('sorry')):\n"
    "        assert app.handle(body) == 'sorry'\n"
)


def credited(point: Point, test: str) -> tuple[str, ...]:
    return point({"app.py": APP, "test_app.py": HEAD + test}).tests.edge_cases


def rows(written: str, names: str = "answer") -> str:
    return f"@pytest.mark.parametrize('{names}', {written})\n"


@pytest.mark.parametrize(
    "values",
    [
        "[reply(None), reply('x')]",
        "[NS(choices=[NS(message=NS(content=None))])]",
        "[pytest.param(reply(''), id='x')]",
        "[reply(text) for text in ('', 'x')]",
        "ROWS",
        "NAMED.values()",
        "rows()",
    ],
)
def test_rows_are_what_the_test_feeds(point: Point, values: str) -> None:
    test = (
        "ROWS = [reply('')]\nNAMED = {'nothing': reply('')}\n"
        "def rows():\n    return [reply(''), reply('x')]\n"
        f"{rows(values)}def test_odd(answer):\n{PUT}"
    )
    assert credited(point, test) == ("empty",)


@pytest.mark.parametrize("made", ["lambda: reply('')", "nothing", "partial(reply, '')"])
def test_rows_that_make_the_answer_are_called(point: Point, made: str) -> None:
    test = (
        f"def nothing():\n    return reply('')\n{rows(f'[{made}]', 'make')}"
        f"def test_odd(make):\n    answer = make()\n{PUT}"
    )
    assert credited(point, test) == ("empty",)


@pytest.mark.parametrize(
    "test",
    [
        f"{rows('''[(reply('a', 'length'), 1)]''', 'answer, n')}def test_odd(answer, n):\n{PUT}",
        f"ODD = reply('a', 'length')\ndef test_odd():\n    answer = ODD\n{PUT}",
        (f"ODD = {{'cut': reply('a', 'length')}}\n{rows('ODD', 'name')}"
        f"def test_odd(name):\n    answer = ODD[name]\n{PUT}"),
        (f"@pytest.fixture(params=[reply('a', 'length')])\ndef answer(request):\n"
        f"    return request.param\ndef test_odd(answer):\n{PUT}"),
        (f"@pytest.fixture\ndef answer(request):\n    return request.param\n"
        "@pytest.mark.parametrize('answer', [reply('a', 'length')], indirect=True)\n"
        f"def test_odd(answer):\n{PUT}"),
        (f"{rows('''[reply('a', 'length')]''')}def test_odd(answer, monkeypatch):\n"
        "    monkeypatch.setattr(app.client.chat.completions, 'create', lambda **given: answer)\n"
        "    assert app.ask([]) == 'sorry'\n"),
        "class TestOdd:\n    cut = reply('a', 'length')\n    def test_odd(self):\n"
        "        answer = self.cut\n" + PUT.replace("    with", "        with", 1).replace(
            "        assert", "            assert"),
    ],
    ids=["columns", "name", "lookup", "params", "indirect", "captured", "attribute"],
)  # fmt: skip
def test_ways_from_what_is_written_to_the_double(point: Point, test: str) -> None:
    assert credited(point, test) == ("truncated",)


@pytest.mark.parametrize(
    "test",
    [
        f"def test_it():\n    body = {{'text': ''}}\n{HANDED}",
        f"BODY = {{'text': ''}}\ndef test_it():\n{HANDED.replace('body', 'BODY')}",
        f"{rows('''[{'text': ''}]''', 'body')}def test_it(body):\n{HANDED}",
        f"{rows('''[({'text': ''}, 1)]''', 'body, n')}def test_it(body, n):\n{HANDED}",
        f"@pytest.fixture\ndef body():\n    return {{'text': ''}}\ndef test_it(body):\n{HANDED}",
        (
            "@pytest.fixture(params=[{'text': ''}])\ndef body(request):\n"
            f"    return request.param\ndef test_it(body):\n{HANDED}"
        ),
        (
            "NOTHING = NS(text='')\ndef test_it():\n    answer = reply('sorry')\n"
            f"{PUT}        assert app.ask([]) != NOTHING.text\n"
        ),
        f"ANSWERS = [reply('')]\ndef test_it():\n    answer = reply('sorry')\n{PUT}",
    ],
    ids=["local", "name", "row", "column", "fixture", "params", "expected", "unused"],
)
def test_what_goes_into_the_program_or_a_check_is_no_answer(point: Point, test: str) -> None:
    assert credited(point, ORDINARY + test) == ()


def test_a_row_that_a_plugin_s_double_is_handed_is_an_answer(point: Point) -> None:
    test = (
        f"{rows('''[{'choices': [{'message': {'content': ''}}]}]''')}"
        "def test_odd(httpx_mock, answer):\n"
        "    httpx_mock.add_response(json=answer)\n    assert app.ask([]) == 'sorry'\n"
    )
    assert credited(point, test) == ("empty",)


def test_an_exception_that_a_plugin_s_double_is_handed_is_raised(point: Point) -> None:
    test = (
        "import httpx\ndef test_odd(httpx_mock):\n"
        "    httpx_mock.add_exception(httpx.ReadTimeout('slow'))\n"
        "    assert app.ask([]) == 'sorry'\n"
    )
    assert credited(point, test) == ("timeout",)
