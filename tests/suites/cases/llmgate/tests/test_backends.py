from types import SimpleNamespace
from unittest.mock import MagicMock, patch

import pytest

from llmgate.backends import REGISTRY, create
from llmgate.backends.openai_ import OpenAIBackend


@pytest.fixture
def make_backend():
    def make(**fields):
        client = MagicMock()
        client.chat.completions.create.return_value = SimpleNamespace(**fields)
        return OpenAIBackend(client)

    return make


def choice(text):
    return SimpleNamespace(message=SimpleNamespace(content=text))


def test_complete(make_backend):
    assert make_backend(choices=[choice("Hi")]).complete("x") == "Hi"


@pytest.mark.parametrize("choices", [[], [choice(None)]])
def test_nothing(make_backend, choices):
    assert make_backend(choices=choices).complete("x") == ""


def test_many(make_backend):
    assert make_backend(choices=[choice("Hi")]).complete_all(["a", "b"]) == ["Hi", "Hi"]


def test_names():
    assert set(REGISTRY) == {"openai", "claude", "gemini"}


def test_unknown():
    with pytest.raises(ValueError):
        create("llama")


@patch("llmgate.backends.claude.Anthropic")
def test_claude(anthropic):
    anthropic.return_value.messages.create.return_value.content = [SimpleNamespace(text="Hi")]
    assert create("claude").complete("x") == "Hi"
