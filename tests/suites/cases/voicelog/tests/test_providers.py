from unittest.mock import AsyncMock

import pytest

from voicelog.providers import GroqProvider, OpenAIProvider


@pytest.fixture
def openai_client():
    client = AsyncMock()
    client.audio.transcriptions.create.return_value.text = " Buy milk "
    return client


async def test_openai(openai_client):
    provider = OpenAIProvider(client=openai_client)
    assert await provider.log(b"wav") == {"text": "Buy milk", "empty": False}
    openai_client.audio.transcriptions.create.assert_awaited_once()


async def test_groq(httpx_mock):
    httpx_mock.add_response(url=GroqProvider.url, json={"text": "Buy milk"})
    assert (await GroqProvider("k").log(b"wav"))["text"] == "Buy milk"


async def test_groq_hears_nothing(httpx_mock):
    httpx_mock.add_response(method="POST", json={"text": ""})
    assert (await GroqProvider("k").log(b"wav"))["empty"]
