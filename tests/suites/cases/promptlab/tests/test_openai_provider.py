from types import SimpleNamespace as NS

import httpx
import openai
import pytest

from promptlab.providers import OpenAIProvider, ProviderError


def completion(content, finish_reason="stop"):
    return NS(choices=[NS(message=NS(content=content), finish_reason=finish_reason)])


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("Paris", "Paris", id="text"),
        pytest.param(None, "", id="nothing"),
    ],
)
def test_complete(recorder, content, expected):
    client = recorder(completion(content))
    assert OpenAIProvider(client=client).complete("Capital of France?") == expected
    assert client.calls[0]["model"] == "gpt-4o-2024-08-06"


def test_cut_short(recorder):
    client = recorder(completion("Once upon a", finish_reason="length"))
    with pytest.raises(ProviderError, match="cut short"):
        OpenAIProvider(client=client).complete("Tell a tale")


def test_rate_limit(recorder):
    response = httpx.Response(429, request=httpx.Request("POST", "https://api.openai.com"))
    client = recorder(openai.RateLimitError("slow", response=response, body=None))
    with pytest.raises(ProviderError, match="slow down"):
        OpenAIProvider(client=client).complete("Hello")
