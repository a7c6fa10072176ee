import anthropic
import httpx
import pytest
import respx
from fastapi.testclient import TestClient

from askdocs import llm
from askdocs.api import app

URL = "https://api.anthropic.com/v1/messages"


def message(text, stop_reason="end_turn"):
    return {
        "id": "msg_1",
        "type": "message",
        "role": "assistant",
        "model": llm.MODEL,
        "content": [{"type": "text", "text": text}],
        "stop_reason": stop_reason,
        "stop_sequence": None,
        "usage": {"input_tokens": 1, "output_tokens": 1},
    }


@pytest.fixture(autouse=True)
def key(monkeypatch):
    monkeypatch.setenv("ANTHROPIC_API_KEY", "test")


@respx.mock
def test_answer():
    respx.post(URL).mock(return_value=httpx.Response(200, json=message("Forty-two")))
    assert llm.answer("Why?", "") == "Forty-two"


@respx.mock
def test_rate_limited():
    respx.post(URL).respond(429, json={"type": "error", "error": {"type": "rate_limit_error"}})
    with pytest.raises(anthropic.RateLimitError):
        llm.answer("Why?", "")


def test_cut_off_answer_is_a_bad_gateway(respx_mock):
    respx_mock.post(URL).respond(json=message("Forty-", stop_reason="max_tokens"))
    response = TestClient(app).post("/answer", json={"question": "Why?"})
    assert response.status_code == 502
