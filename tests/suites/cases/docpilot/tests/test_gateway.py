import httpx
import pytest
import respx

from app.core.config import Settings
from app.core.llm import LLMError, LLMGateway


def completion(content, finish="stop"):
    return {
        "id": "x", "object": "chat.completion", "created": 1, "model": "gpt-4o",
        "choices": [{"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": content}}],
    }


@pytest.fixture
def gateway():
    return LLMGateway(Settings(openai_api_key="k", anthropic_api_key="k", max_retries=0))


@pytest.mark.asyncio
@respx.mock
async def test_chat_happy(gateway):
    respx.post("https://api.openai.com/v1/chat/completions").mock(
        return_value=httpx.Response(200, json=completion("hello"))
    )
    assert await gateway.chat([{"role": "user", "content": "hi"}]) == "hello"


@pytest.mark.asyncio
@respx.mock
async def test_chat_500(gateway):
    respx.post("https://api.openai.com/v1/chat/completions").mock(return_value=httpx.Response(500))
    with pytest.raises(LLMError):
        await gateway.chat([{"role": "user", "content": "hi"}])


@pytest.mark.live
@pytest.mark.asyncio
async def test_summarise_live():
    assert await LLMGateway().summarise("long text")
