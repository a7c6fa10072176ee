import pytest
import vcr
from aioresponses import aioresponses

from catalogist import remote

VCR = vcr.VCR(cassette_library_dir="tests/cassettes", record_mode="none")


@pytest.fixture
def host():
    with aioresponses() as mocked:
        yield mocked


async def test_tag(host):
    host.post(remote.OLLAMA, payload={"message": {"content": "wood red"}})
    assert await remote.tag("a chair") == ["wood", "red"]


async def test_host_is_down(host):
    host.post(remote.OLLAMA, status=503)
    with pytest.raises(remote.RemoteError):
        await remote.tag("a chair")


@VCR.use_cassette("shorten.yaml")
def test_shorten():
    assert remote.shorten("A very red chair of wood") == "A red chair"


class Reply:
    def __init__(self, content, reason="stop"):
        self._choice = {"message": {"content": content}, "finish_reason": reason}

    def raise_for_status(self):
        pass

    def json(self):
        return {"choices": [self._choice]}


class FakeSession:
    def __init__(self, reply):
        self.reply = reply

    def post(self, url, json, timeout):
        return self.reply


def test_filtered():
    session = FakeSession(Reply(None, "content_filter"))
    assert remote.shorten("A chair", session) == "A chair"
