import httpx
import pytest
import respx
from anthropic import AsyncAnthropic

from tutor import feedback
from tutor.feedback import Feedback


def body(text, stop_reason="end_turn"):
    return {
        "id": "msg_1",
        "type": "message",
        "role": "assistant",
        "model": "claude-sonnet-4-20250514",
        "content": [{"type": "text", "text": text}] if text else [],
        "stop_reason": stop_reason,
        "usage": {"input_tokens": 1, "output_tokens": 1},
    }


@pytest.fixture
def teacher():
    return Feedback(AsyncAnthropic(api_key="test", max_retries=0))


@respx.mock
async def test_comment(teacher):
    respx.post("https://api.anthropic.com/v1/messages").mock(
        return_value=httpx.Response(200, json=body("Well done."))
    )
    assert await teacher.comment("My essay") == "Well done."


@respx.mock
async def test_comment_cut_off(teacher):
    respx.post("https://api.anthropic.com/v1/messages").mock(
        return_value=httpx.Response(200, json=body("Well d", stop_reason="max_tokens"))
    )
    assert (await teacher.comment("My essay")).endswith("[…]")


@respx.mock
async def test_comment_without_blocks(teacher):
    respx.post("https://api.anthropic.com/v1/messages").mock(
        return_value=httpx.Response(200, json=body(""))
    )
    assert await teacher.comment("My essay") == "No comment."


async def test_grade(teacher, monkeypatch):
    async def comment(self, essay):
        return "Well done."

    monkeypatch.setattr(Feedback, "comment", comment)
    with respx.mock:
        respx.post("https://api.anthropic.com/v1/messages").respond(json=body("1"))
        assert await teacher.grade("My essay") == 1


@respx.mock
async def test_pronounce():
    respx.post("https://api.deepgram.com/v1/listen").respond(
        json={"results": {"channels": [{"alternatives": [{"transcript": "hello"}]}]}}
    )
    assert await feedback.pronounce(b"RIFF") == "hello"


class Stream:
    def __init__(self, *pieces, error=None):
        self.pieces = pieces
        self.error = error

    async def __aiter__(self):
        for piece in self.pieces:
            yield chunk(piece)
        if self.error:
            raise self.error


def chunk(text):
    from types import SimpleNamespace as N

    return N(choices=[N(delta=N(content=text))])


class FakeClient:
    def __init__(self, stream):
        self.chat = self
        self.completions = self
        self.stream = stream

    async def create(self, **kwargs):
        return self.stream


async def test_hint():
    client = FakeClient(Stream("Think ", "again", None))
    assert await feedback.hint("?", client=client) == "Think again"


async def test_hint_breaks_off():
    client = FakeClient(Stream("Think ", error=httpx.ReadError("gone")))
    assert await feedback.hint("?", client=client) == "Think  (cut off)"
