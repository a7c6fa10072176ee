from types import SimpleNamespace

import pytest

from reviewbot import summary


@pytest.fixture(autouse=True)
def env(monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "sk-test")
    monkeypatch.setenv("ANTHROPIC_API_KEY", "test")
    monkeypatch.setattr(summary, "_client", None)


@pytest.fixture
def chat_response():
    def make(content, finish_reason="stop"):
        message = SimpleNamespace(content=content, role="assistant")
        return SimpleNamespace(choices=[SimpleNamespace(message=message, finish_reason=finish_reason)])

    return make


@pytest.fixture
def openai_client(mocker):
    return mocker.patch("reviewbot.llm.OpenAI").return_value
