from unittest.mock import MagicMock

import httpx
import openai
import pytest

from harbour.web import create_app

REQUEST = httpx.Request("POST", "https://api.openai.com")
FAILURES = [
    openai.APITimeoutError(request=REQUEST),
    openai.RateLimitError("no", response=httpx.Response(429, request=REQUEST), body=None),
    openai.APIConnectionError(request=REQUEST),
]


@pytest.fixture
def client():
    return MagicMock(spec_set=["chat"])


@pytest.fixture
def http(client):
    app = create_app(client)
    app.testing = True
    with app.test_client() as http:
        yield http


@pytest.mark.parametrize("failure", FAILURES, ids=lambda e: type(e).__name__)
def test_model_fails(http, client, failure):
    client.chat.completions.create.side_effect = failure
    answer = http.post("/berths/", json={"ship": "Ann"})
    assert answer.status_code == 502


def test_berth(http, client):
    choice = MagicMock()
    choice.message.content = "B4"
    client.chat.completions.create.return_value.choices = [choice]
    assert http.post("/berths/", json={"ship": "Ann"}).get_json() == {"berth": "B4"}
