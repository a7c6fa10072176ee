"""The ways in which tests have FastAPI call something else than a dependency."""

from collections.abc import Callable

import pytest

from lintkit.model import IntegrationPoint

APP = (
    "from fastapi import Depends, FastAPI\nfrom openai import OpenAI\n"
    "app = FastAPI()\n"
    "def get_client():\n    return OpenAI(timeout=5)\n"
    "def get_name():\n    return 'x'\n"
    "@app.get('/ask')\n"
    "def ask(client: OpenAI = Depends(get_client), name=Depends(get_name)):\n"
    "    return client.responses.create(model='gpt-4.1', input=name).output_text\n"
)
TEST = (
    "import pytest\nfrom unittest.mock import MagicMock, patch\n"
    "from fastapi.testclient import TestClient\nfrom app import app, get_client, get_name\n"
    "class Fake:\n"
    "    def make(self):\n"
    "        client = MagicMock()\n"
    "        client.responses.create.return_value.output_text = ''\n"
    "        return client\n"
    "@pytest.fixture\ndef made():\n    yield Fake().make\n"
    "def test_it(made, monkeypatch):\n"
    "    {put}\n"
    "    assert TestClient(app).get('/ask').json() == ''\n"
)


@pytest.mark.parametrize(
    ("put", "expected"),
    [
        ("app.dependency_overrides[get_client] = made", "edge_case"),
        ("app.dependency_overrides = {get_client: made}", "edge_case"),
        ("app.dependency_overrides |= {get_client: made}", "edge_case"),
        ("app.dependency_overrides.update({get_client: made})", "edge_case"),
        ("patch.dict(app.dependency_overrides, {get_client: made}).start()", "edge_case"),
        ("monkeypatch.setitem(app.dependency_overrides, get_client, made)", "edge_case"),
        ("monkeypatch.setattr(app, 'dependency_overrides', {get_client: made})", "edge_case"),
        ("monkeypatch.setattr('app.app.dependency_overrides', {get_client: made})", "edge_case"),
        ("app.dependency_overrides[get_name] = made", "live_only"),
        ("app.dependency_overrides.update({get_name: made})", "live_only"),
        ("app.dependency_overrides.clear()", "live_only"),
    ],
)
def test_what_is_called_instead_of_a_dependency_is_a_double(
    point: Callable[..., IntegrationPoint], put: str, expected: str
) -> None:
    found = point({"app.py": APP, "test_app.py": TEST.replace("{put}", put)})
    assert found.tests.state == expected


LATER = (
    "import json, pytest\nfrom types import SimpleNamespace as NS\n"
    "from fastapi.testclient import TestClient\nfrom app import app, get_client\n"
    "class Fake:\n"
    "    def __init__(self, text):\n"
    "        self.text = text\n        self.responses = NS(create=self.create)\n"
    "    def create(self, **given):\n        return NS(output_text=self.text)\n"
    "@pytest.fixture\ndef answering():\n"
    "    def install(text):\n"
    "        {put}\n"
    "        return TestClient(app)\n"
    "    yield install\n    app.dependency_overrides.clear()\n"
    "@pytest.mark.parametrize(('text', 'said'), [('hi', 'hi'), ({text}, '')])\n"
    "def test_it(answering, text, said):\n"
    "    assert answering(text).get('/ask').json() == said\n"
)


@pytest.mark.parametrize("text", ["''", "'bye'"])
@pytest.mark.parametrize(
    "put",
    [
        "app.dependency_overrides[get_client] = lambda: Fake(text)",
        "fake = Fake(text); app.dependency_overrides[get_client] = lambda: fake",
        "app.dependency_overrides.update({get_client: lambda: Fake(text)})",
        "app.dependency_overrides = {get_client: lambda: Fake(text)}",
    ],
)
def test_a_function_that_makes_a_double_later_feeds_what_it_is_given(
    point: Callable[..., IntegrationPoint], put: str, text: str
) -> None:
    test = LATER.replace("{put}", put).replace("{text}", text)
    found = point({"app.py": APP, "test_app.py": test}).tests
    assert found.edge_cases == (("empty",) if text == "''" else ())
    assert found.state == ("edge_case" if text == "''" else "happy_path")
