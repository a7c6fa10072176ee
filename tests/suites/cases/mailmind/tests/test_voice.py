import pytest
from aioresponses import aioresponses

from mailmind.voice import URL, transcribe


@pytest.fixture
def mocked():
    with aioresponses() as m:
        yield m


async def test_transcribe(mocked):
    mocked.post(URL, payload={"text": "Hello"})
    assert await transcribe(b"") == "Hello"


async def test_too_many(mocked):
    mocked.post(URL, status=429)
    with pytest.raises(RuntimeError):
        await transcribe(b"")
