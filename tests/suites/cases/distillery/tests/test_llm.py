import os
from unittest import mock

import httpx
import pytest
import respx

from distillery import llm, report

URL = "https://api.anthropic.com/v1/messages"


def answer(*blocks, stop_reason="end_turn"):
    return httpx.Response(
        200,
        json={
            "id": "msg_1",
            "type": "message",
            "role": "assistant",
            "model": "claude-3-5-haiku-20241022",
            "content": list(blocks),
            "stop_reason": stop_reason,
            "stop_sequence": None,
            "usage": {"input_tokens": 1, "output_tokens": 1},
        },
    )


def text(words):
    return {"type": "text", "text": words}


@pytest.fixture(autouse=True)
def key():
    with mock.patch.dict(os.environ, {"ANTHROPIC_API_KEY": "test"}):
        yield


@respx.mock
def test_describe_tries_again():
    respx.post(URL).mock(side_effect=[httpx.Response(500), answer(text("smoky"))])
    assert llm.describe("No. 7") == "smoky"


@respx.mock
def test_grade_skips_thinking():
    respx.post(URL).mock(
        return_value=answer({"type": "thinking", "thinking": "hm", "signature": "x"}, text("8"))
    )
    assert llm.grade("smoky") == 8


@respx.mock
def test_grade_of_nothing():
    respx.post(URL).mock(return_value=answer())
    assert llm.grade("smoky") == 0


@respx.mock
def test_name():
    respx.post(URL).mock(return_value=answer(text("Old Gate"), stop_reason="max_tokens"))
    name = llm.suggest_name("smoky")
    assert isinstance(name, str)


@pytest.mark.skipif(not os.getenv("LIVE"), reason="asks the real model")
def test_translate_live():
    assert "Rauch" in llm.translate("smoke", "German")


def test_report(monkeypatch):
    monkeypatch.setattr(llm, "describe", lambda cask: "")
    monkeypatch.setattr(llm, "grade", lambda text: 1)
    assert report.report(["a"]) == ["a: 1"]
