import json
from pathlib import Path

import httpx
import pytest
import respx

from signals.feed import FeedError, Summariser

URL = "https://api.anthropic.com/v1/messages"


def body(*content, stop_reason="end_turn"):
    return {
        "id": "m1", "type": "message", "role": "assistant", "model": "claude",
        "content": list(content), "stop_reason": stop_reason, "stop_sequence": None,
        "usage": {"input_tokens": 1, "output_tokens": 1},
    }


@pytest.fixture
def summariser(monkeypatch):
    monkeypatch.setenv("ANTHROPIC_API_KEY", "k")
    return Summariser()


@pytest.mark.asyncio
@respx.mock
async def test_summary(summariser):
    respx.post(URL).mock(return_value=httpx.Response(200, json=body({"type": "text", "text": "Short."})))
    assert await summariser.summary("long") == "Short."


@pytest.mark.asyncio
@respx.mock
async def test_summary_of_thinking_only(summariser):
    respx.post(URL).respond(json=body({"type": "thinking", "thinking": "hm", "signature": "s"}))
    with pytest.raises(FeedError):
        await summariser.summary("long")


@pytest.mark.asyncio
@respx.mock
async def test_summary_after_an_overload(summariser):
    route = respx.post(URL)
    route.side_effect = [
        httpx.Response(529, json={"type": "error", "error": {"type": "overloaded_error", "message": "x"}}),
        httpx.Response(200, json=body({"type": "text", "text": "Short."})),
    ]
    assert await summariser.summary("long") == "Short."
    assert route.call_count == 2


@pytest.mark.asyncio
@respx.mock
async def test_no_entities(summariser):
    respx.post(URL).respond(200, json=body({"type": "text", "text": "I found none."}))
    assert await summariser.entities("long") == []


@pytest.mark.asyncio
async def test_stream(summariser, monkeypatch):
    class Stream:
        async def __aenter__(self):
            return self

        async def __aexit__(self, *exc):
            return None

        @property
        def text_stream(self):
            return self._pieces()

        async def _pieces(self):
            yield "Sh"
            yield "ort."

    monkeypatch.setattr(summariser.client.messages, "stream", lambda **kw: Stream())
    assert [p async for p in summariser.stream("long")] == ["Sh", "ort."]
