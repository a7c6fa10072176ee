import os
from unittest import TestCase, mock

import httpx
import pytest
import respx
from syrupy.assertion import SnapshotAssertion

from invoicer import extract as module

URL = "https://api.groq.com/openai/v1/chat/completions"


def chat(content=None, **message):
    return httpx.Response(200, json={
        "id": "x", "object": "chat.completion", "created": 0, "model": "m",
        "choices": [{"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": content, **message}}],
    })


def called(arguments):
    return chat(tool_calls=[{"id": "1", "type": "function", "function": {"name": "Invoice", "arguments": arguments}}])


@pytest.fixture(autouse=True)
def key():
    with mock.patch.dict(os.environ, {"GROQ_API_KEY": "k"}):
        yield


@respx.mock(base_url="https://api.groq.com")
def test_extract(respx_mock, snapshot: SnapshotAssertion):
    respx_mock.post("/openai/v1/chat/completions").mock(
        return_value=called('{"number": "7", "lines": [{"item": "tea", "price": 3}]}')
    )
    assert module.extract("...") == snapshot


@respx.mock
def test_extract_gives_up():
    route = respx.post(URL).mock(side_effect=[called('{"number": "7"}'), called('{"lines": []}')])
    assert module.extract("...") is None
    assert route.call_count == 2


class PlainTest(TestCase):
    @respx.mock
    def test_too_many_requests(self):
        respx.post(URL).respond(429, json={"error": {"message": "slow down"}})
        self.assertEqual(module.plain("x"), "failed: 429")

    @mock.patch.object(module, "Groq", autospec=True)
    def test_plain(self, groq):
        groq.return_value.chat.completions.create.return_value.choices = [mock.Mock(message=mock.Mock(content="hi"))]
        self.assertEqual(module.plain("x"), "hi")


@pytest.mark.skipif("LIVE" not in os.environ, reason="asks Groq")
def test_transcribe(tmp_path):
    assert module.transcribe("tests/hello.wav")
