import json

import httpx
import openai
import pytest
from fastapi.testclient import TestClient

from newsapi.app import app, get_openai


class Wire:
    """Answers the requests of the client."""

    def __init__(self):
        self.requests = []
        self.reply = httpx.Response(500)

    def __call__(self, request):
        self.requests.append(json.loads(request.content))
        if isinstance(self.reply, Exception):
            raise self.reply
        return self.reply

    def says(self, content, finish_reason="stop"):
        self.reply = httpx.Response(200, json={
            "id": "c", "object": "chat.completion", "created": 1, "model": "m",
            "choices": [{"index": 0, "finish_reason": finish_reason, "message": {"role": "assistant", "content": content}}],
        })


@pytest.fixture
def wire():
    return Wire()


@pytest.fixture
def api(wire):
    http = httpx.AsyncClient(transport=httpx.MockTransport(wire))
    app.dependency_overrides[get_openai] = lambda: openai.AsyncOpenAI(api_key="x", http_client=http, max_retries=0)
    yield TestClient(app)
    app.dependency_overrides.clear()
