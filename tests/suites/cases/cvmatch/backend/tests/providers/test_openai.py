from unittest.mock import AsyncMock, create_autospec

import httpx
import pytest
from openai import APIConnectionError, AsyncOpenAI

from app.providers.base import ProviderError
from app.providers.openai_provider import OpenAIProvider


@pytest.fixture
def sdk():
    sdk = create_autospec(AsyncOpenAI, instance=True)
    sdk.chat.completions.create = AsyncMock()
    return sdk


@pytest.fixture
def provider(sdk):
    return OpenAIProvider("key", client=sdk)


async def test_complete(provider, sdk, make_completion):
    sdk.chat.completions.create.return_value = make_completion("hello")
    assert await provider.complete("s", "p") == "hello"


async def test_complete_json(provider, sdk, make_completion):
    sdk.chat.completions.create.return_value = make_completion('{"a": 1}')
    assert await provider.complete_json("s", "p") == {"a": 1}
    assert sdk.chat.completions.create.await_args.kwargs["response_format"] == {"type": "json_object"}


async def test_no_choices(provider, sdk, make_completion):
    sdk.chat.completions.create.return_value = make_completion(choices=[])
    with pytest.raises(ProviderError, match="no choices"):
        await provider.complete("s", "p")


async def test_filtered(provider, sdk, make_completion):
    sdk.chat.completions.create.return_value = make_completion(None, finish_reason="content_filter")
    with pytest.raises(ProviderError, match="filtered"):
        await provider.complete("s", "p")


async def test_connection(provider, sdk):
    sdk.chat.completions.create.side_effect = APIConnectionError(request=httpx.Request("POST", "https://x.test"))
    with pytest.raises(ProviderError):
        await provider.complete("s", "p")
