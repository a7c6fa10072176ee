from types import SimpleNamespace as NS
from unittest.mock import AsyncMock, MagicMock

import aiohttp
import anthropic
import httpx
import pytest

from chatrelay.relay import Relay

pytestmark = pytest.mark.asyncio
LOST = anthropic.APIConnectionError(request=httpx.Request("POST", "https://api.anthropic.com"))


def message(text, stop_reason="end_turn"):
    return NS(content=[NS(type="text", text=text)], stop_reason=stop_reason)


class FailingSession:
    def post(self, url, json):
        raise aiohttp.ClientConnectionError("refused")


@pytest.fixture
def client():
    fake = MagicMock(spec=anthropic.AsyncAnthropic)
    fake.messages = MagicMock()
    fake.messages.create = AsyncMock(return_value=message("Fine."))
    return fake


@pytest.fixture
def relay(client):
    return Relay(client, session=MagicMock())


async def test_answer(relay):
    assert await relay.answer("hi") == "Fine."


async def test_second_attempt(relay, client):
    client.messages.create.side_effect = [LOST, message("Back.")]
    assert await relay.answer("hi") == "Back."


async def test_offline(relay, client):
    client.messages.create.side_effect = LOST
    assert await relay.answer("hi") == "offline"


async def test_post_to_nobody(client):
    assert await Relay(client, FailingSession()).post("hi") is False


async def test_stream_is_cut(relay, client):
    async def pieces():
        yield "On"
        raise LOST

    client.messages.stream.return_value.__aenter__.return_value = NS(text_stream=pieces())
    assert [p async for p in relay.stream("hi")] == ["On", "[cut]"]
