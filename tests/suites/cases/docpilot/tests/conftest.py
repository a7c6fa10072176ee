import pytest
from fastapi.testclient import TestClient

from app.api.deps import get_llm
from app.api.main import app


class FakeLLM:
    def __init__(self):
        self.reply = '{"vendor": "ACME", "total": "12.50", "date": "2024-01-01"}'

    async def chat(self, messages, temperature=0.2):
        if isinstance(self.reply, Exception):
            raise self.reply
        return self.reply

    async def stream(self, messages):
        for part in ("a", "b"):
            yield part


@pytest.fixture
def fake_llm():
    return FakeLLM()


@pytest.fixture
def client(fake_llm):
    app.dependency_overrides[get_llm] = lambda: fake_llm
    yield TestClient(app)
    app.dependency_overrides.clear()
