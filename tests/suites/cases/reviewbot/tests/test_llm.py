from unittest.mock import MagicMock

import httpx
import pytest
from openai import RateLimitError

from reviewbot import llm
from reviewbot.config import Config


def rate_limited():
    request = httpx.Request("POST", "https://api.openai.com/v1/chat/completions")
    return RateLimitError("slow down", response=httpx.Response(429, request=request), body=None)


def test_complete(openai_client, chat_response):
    openai_client.chat.completions.create.return_value = chat_response("[]")
    assert llm.complete("x", Config(provider="openai")) == "[]"
    openai_client.chat.completions.create.assert_called_once()


def test_cut_off(openai_client, chat_response):
    openai_client.chat.completions.create.return_value = chat_response("[{", finish_reason="length")
    with pytest.raises(llm.LLMError, match="cut off"):
        llm.complete("x", Config(provider="openai"))


@pytest.mark.parametrize("content", [None, ""])
def test_nothing(openai_client, chat_response, content):
    openai_client.chat.completions.create.return_value = chat_response(content)
    with pytest.raises(llm.LLMError):
        llm.complete("x", Config(provider="openai"))


def test_retries(openai_client, chat_response):
    openai_client.chat.completions.create.side_effect = [rate_limited(), rate_limited(), chat_response("ok")]
    assert llm.complete("x", Config(provider="openai")) == "ok"
    assert openai_client.chat.completions.create.call_count == 3


def test_anthropic(monkeypatch):
    class FakeMessages:
        def create(self, **kwargs):
            assert kwargs["max_tokens"] == 800
            return MagicMock(content=[MagicMock(type="text", text="fine")])

    class FakeAnthropic:
        def __init__(self, **kwargs):
            self.messages = FakeMessages()

    monkeypatch.setattr(llm, "Anthropic", FakeAnthropic)
    assert llm.complete("x", Config(provider="anthropic")) == "fine"
