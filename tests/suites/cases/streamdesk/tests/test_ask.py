from unittest.mock import AsyncMock, MagicMock

import httpx
import pytest
from fastapi.testclient import TestClient
from openai import APIConnectionError

from server.main import app


def chunk(text):
    made = MagicMock()
    made.choices = [MagicMock()]
    made.choices[0].delta.content = text
    return made


async def pieces(*texts, error=None):
    for text in texts:
        yield chunk(text)
    if error is not None:
        raise error


@pytest.fixture
def client():
    with TestClient(app) as test_client:
        app.state.openai = MagicMock()
        app.state.openai.close = AsyncMock()
        app.state.openai.chat.completions.create = AsyncMock()
        yield test_client


def test_streams(client):
    app.state.openai.chat.completions.create.return_value = pieces("Hel", "lo")
    with client.stream("POST", "/ask", json={"text": "Hi"}) as response:
        body = "".join(response.iter_text())
    assert body == 'data: "Hel"\n\ndata: "lo"\n\n'


def test_breaks_off(client):
    lost = APIConnectionError(request=httpx.Request("POST", "https://api.openai.com"))
    app.state.openai.chat.completions.create.return_value = pieces("Hel", error=lost)
    with client.stream("POST", "/ask", json={"text": "Hi"}) as response:
        body = "".join(response.iter_text())
    assert body.endswith("event: error\ndata: interrupted\n\n")


def test_thread_is_named(client):
    answer = MagicMock()
    answer.choices = [MagicMock()]
    answer.choices[0].message.content = '"Greeting"'
    app.state.openai.chat.completions.create.return_value = answer
    assert client.post("/threads/7", json={"text": "Hi"}).status_code == 202
    assert client.get("/threads/7").json() == {"title": "Greeting"}


@pytest.mark.parametrize("text", ["", "   "], ids=["nothing", "blank"])
def test_thread_without_title(client, text):
    answer = MagicMock()
    answer.choices = [MagicMock()]
    answer.choices[0].message.content = text
    app.state.openai.chat.completions.create.return_value = answer
    client.post("/threads/8", json={"text": "Hi"})
    assert client.get("/threads/8").json() == {"title": "Untitled"}
