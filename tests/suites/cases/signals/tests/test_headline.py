import pytest
from aioresponses import aioresponses

from signals import feed


@pytest.fixture
def web():
    with aioresponses() as mocked:
        yield mocked


@pytest.mark.asyncio
async def test_headline(web):
    web.post(feed.API, payload={"stop_reason": "end_turn", "content": [{"type": "text", "text": "Rain"}]})
    assert await feed.headline("It rains.") == "Rain"


@pytest.mark.asyncio
async def test_cut(web):
    web.post(feed.API, payload={"stop_reason": "max_tokens", "content": [{"type": "text", "text": "Ra"}]})
    assert await feed.headline("It rains.") == "Ra…"


@pytest.mark.asyncio
@pytest.mark.parametrize("status", [429, 529])
async def test_busy(web, status):
    web.post(feed.API, status=status)
    with pytest.raises(feed.FeedError, match="busy"):
        await feed.headline("It rains.")
