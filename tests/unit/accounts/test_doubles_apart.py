"""What doubles give that stand for functions which have no part in a call to a model."""

from collections.abc import Callable

import pytest

from lintkit.model import IntegrationPoint

Points = Callable[..., tuple[IntegrationPoint, ...]]

APP = (
    "from openai import OpenAI\n"
    "client = OpenAI(timeout=9)\n"
    "def load():\n    return open('a.txt').read()\n"
    "def get_client():\n    return client\n"
    "def rewrite(text):\n"
    "    return client.responses.create(model='gpt-4.1', input='again: ' + text).output_text\n"
    "def ask():\n"
    "    text = rewrite(load())\n"
    "    return get_client().responses.create(model='gpt-4.1', input=text).output_text\n"
)
TEST = (
    "from unittest.mock import MagicMock, patch\nimport pytest\nimport app\n"
    "@pytest.fixture\n"
    "def answer():\n"
    "    with patch.object(app.client.responses, 'create') as create:\n"
    "        create.return_value.output_text = 'fine'\n"
    "        yield create\n"
    "@pytest.fixture\n"
    "def load():\n"
    "    with patch('app.load', return_value='x') as fake:\n"
    "        yield fake\n"
)


@pytest.mark.parametrize(
    "test",
    [
        "def test_it(answer, load):\n    load.return_value = ''\n",
        "def test_it(answer):\n    fake = patch('app.load').start()\n    fake.return_value = ''\n",
        "@patch('app.load')\ndef test_it(fake, answer):\n    fake.return_value = ''\n",
        (
            "@patch('app.load', lambda: 'x')\n@patch.object(app, 'load')\n"
            "def test_it(fake, answer):\n    fake.return_value = ''\n"
        ),
        "def test_it(answer, mocker):\n    mocker.patch('app.load', return_value='')\n",
        "def test_it(answer, mocker):\n    mocker.patch('app.rewrite', return_value='')\n",
        (
            "def test_it(answer, monkeypatch):\n    fake = MagicMock()\n"
            "    fake.return_value = ''\n    monkeypatch.setattr(app, 'load', fake)\n"
        ),
        (
            "def test_it(answer, monkeypatch):\n"
            "    monkeypatch.setattr('app.load', MagicMock(side_effect=['']))\n"
        ),
    ],
)
def test_what_is_returned_for_another_function_is_no_answer(points: Points, test: str) -> None:
    files = {"app.py": APP, "test_app.py": f"{TEST}{test}    assert app.ask() == 'fine'\n"}
    found = points(files)[-1].tests
    assert (found.state, found.edge_cases) == ("happy_path", ())


@pytest.mark.parametrize(
    "test",
    [
        (
            "@patch('app.get_client')\n@patch('app.load')\n"
            "def test_it(load, get):\n"
            "    load.return_value = 'x'\n"
            "    get.return_value.responses.create.return_value.output_text = ''\n"
        ),
        "def test_it(answer, load):\n    answer.return_value.output_text = ''\n",
        (
            "def test_it(monkeypatch, load):\n"
            "    fake = MagicMock()\n"
            "    fake.return_value.responses.create.return_value.output_text = ''\n"
            "    monkeypatch.setattr(app, 'get_client', fake)\n"
        ),
    ],
)
def test_what_the_double_of_a_client_gives_is_an_answer(points: Points, test: str) -> None:
    files = {"app.py": APP, "test_app.py": f"{TEST}{test}    assert app.ask() == ''\n"}
    found = points(files)[-1].tests
    assert (found.state, found.edge_cases) == ("edge_case", ("empty",))
