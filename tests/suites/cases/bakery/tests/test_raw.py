import aiohttp
import pytest
import responses
from aioresponses import aioresponses

from bakery import raw


@responses.activate
def test_slogan_limited():
    responses.add(responses.POST, raw.URL, status=429, json={"error": {"message": "slow"}})
    assert raw.slogan("k") is None


@responses.activate
def test_slogan():
    responses.add(responses.POST, raw.URL, json={"choices": [{"message": {"content": "Fresh!"}}]})
    assert raw.slogan("k") == "Fresh!"


@pytest.mark.asyncio
async def test_no_poem():
    with aioresponses() as mocked:
        mocked.post(raw.URL, payload={"choices": []})
        assert await raw.poem("k") == ""
