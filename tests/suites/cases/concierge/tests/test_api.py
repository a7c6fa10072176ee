import anthropic
import httpx
import pytest

from tests.conftest import message, text


def test_ask(http, claude):
    claude.return_value = message(text("At seven."))
    reply = http.post("/ask", json={"question": "Breakfast?"})
    assert reply.json() == {"answer": "At seven."}


@pytest.mark.parametrize(
    "claude_says",
    [message(), message(text("At s"), stop_reason="max_tokens")],
    indirect=True,
)
def test_no_answer(http, claude_says):
    assert http.post("/ask", json={"question": "Breakfast?"}).status_code == 502


def test_overloaded(http, claude):
    response = httpx.Response(529, request=httpx.Request("POST", "https://api.anthropic.com"))
    claude.side_effect = anthropic.APIStatusError("overloaded", response=response, body=None)
    reply = http.post("/ask", json={"question": "Breakfast?"})
    assert reply.status_code == 502


def test_truncated_question(http, claude):
    claude.return_value = message(text("Sorry?"))
    assert http.post("/ask", json={"question": ""}).json()["answer"] == "Sorry?"
