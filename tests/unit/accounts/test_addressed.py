"""Answers of doubles that are meant for requests to another host than a model's."""

from collections.abc import Callable

import pytest

from lintkit.model import IntegrationPoint

Point = Callable[..., IntegrationPoint]

APP = (
    "import httpx\n"
    "def describe(city, key):\n"
    "    with httpx.Client(timeout=10) as client:\n"
    "        weather = client.get('https://api.weather.example/v1', params={'q': city})\n"
    "        if weather.status_code != 200:\n            return 'no weather'\n"
    "        answer = client.post(\n"
    "            'https://api.mistral.ai/v1/chat/completions', headers={'Authorization': key},\n"
    "            json={'model': 'mistral-large-2411', 'messages': [{'content': weather.text}]})\n"
    "        return answer.json()['choices'][0]['message']['content']\n"
)
HTTPX_MOCK = (
    "def test_it(httpx_mock):\n"
    "    httpx_mock.add_response(url='URL', status_code=500)\n"
    "    assert app.describe('Porto', 'k')\n"
)
RESPX = (
    "@respx.mock\n"
    "def test_it():\n"
    "    respx.post('URL').respond(500)\n"
    "    assert app.describe('Porto', 'k')\n"
)
ROUTE = (
    "@respx.mock\n"
    "def test_it():\n"
    "    route = respx.post('URL')\n"
    "    route.mock(return_value=httpx.Response(500))\n"
    "    assert app.describe('Porto', 'k')\n"
)
MODEL = "https://api.mistral.ai/v1/chat/completions"


@pytest.mark.parametrize("test", [HTTPX_MOCK, RESPX, ROUTE])
@pytest.mark.parametrize(
    ("url", "expected"), [("https://api.weather.example/v1", ()), (MODEL, ("rate_limit",))]
)
def test_what_another_host_answers_is_no_answer_of_the_model(
    point: Point, test: str, url: str, expected: tuple[str, ...]
) -> None:
    head = "import app, httpx, respx\n"
    found = point({"app.py": APP, "test_app.py": head + test.replace("URL", url)}).tests
    assert found.edge_cases == expected
