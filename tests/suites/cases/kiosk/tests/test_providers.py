from unittest.mock import MagicMock, patch

import httpx
import pytest
from openai import APIConnectionError

from kiosk.providers import AnthropicProvider, OpenAIProvider
from kiosk.shop import Shop


@pytest.fixture
def openai_client():
    with patch("kiosk.providers.OpenAI") as cls:
        yield cls.return_value


def test_openai(openai_client):
    openai_client.chat.completions.create.return_value.choices = [
        MagicMock(message=MagicMock(content="Gum is great"))
    ]
    assert Shop(name="openai").pitch("gum") == "Gum is great"


def test_openai_unreachable(openai_client):
    request = httpx.Request("POST", "http://x")
    openai_client.chat.completions.create.side_effect = APIConnectionError(request=request)
    assert OpenAIProvider().generate("x") == ""


@patch("kiosk.providers.Anthropic")
def test_anthropic_joins_text(anthropic):
    anthropic.return_value.messages.create.return_value = MagicMock(
        content=[MagicMock(type="text", text="a"), MagicMock(type="text", text="b")]
    )
    assert AnthropicProvider().generate("x") == "ab"
