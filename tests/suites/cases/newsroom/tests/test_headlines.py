import aiohttp
import pytest
from aioresponses import aioresponses

from newsroom.headlines import API, Headlines


@pytest.fixture
def mocked():
    with aioresponses() as mock:
        yield mock


def payload(text, reason="stop"):
    return {"choices": [{"message": {"role": "assistant", "content": text}, "finish_reason": reason}]}


@pytest.mark.asyncio
async def test_headline(mocked):
    mocked.post(API, payload=payload('"Cats win"'))
    async with aiohttp.ClientSession() as session:
        assert await Headlines(session).make("...") == "Cats win"


@pytest.mark.asyncio
async def test_long_headline(mocked):
    mocked.post(API, payload=payload("Cats win over", "length"))
    async with aiohttp.ClientSession() as session:
        assert (await Headlines(session).make("...")).endswith("…")


@pytest.mark.asyncio
async def test_server_error(mocked):
    mocked.post(API, status=500)
    async with aiohttp.ClientSession() as session:
        with pytest.raises(aiohttp.ClientResponseError):
            await Headlines(session).make("...")
