from unittest.mock import MagicMock

import pytest
from openai import OpenAI
from openai.types.chat import ChatCompletion

from orchard import ai
from orchard.web import create_app


def make(content="ok", finish_reason="stop", **message):
    return ChatCompletion.model_validate(
        {
            "id": "c1",
            "created": 0,
            "model": "gpt",
            "object": "chat.completion",
            "choices": [
                {
                    "index": 0,
                    "finish_reason": finish_reason,
                    "message": {"role": "assistant", "content": content, **message},
                }
            ],
        }
    )


@pytest.fixture
def completion():
    return make


@pytest.fixture
def create(monkeypatch):
    fake = MagicMock(spec=OpenAI)
    fake.chat = MagicMock()
    monkeypatch.setattr(ai, "client", fake)
    return fake.chat.completions.create


@pytest.fixture
def web():
    return create_app().test_client()
