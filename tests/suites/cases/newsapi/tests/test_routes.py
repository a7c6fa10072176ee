import httpx
import pytest

ARTICLE = {"text": "It rained a lot."}


def test_headline(api, wire):
    wire.says(" Rain ")
    assert api.post("/headline", json=ARTICLE).json() == {"headline": "Rain"}
    assert wire.requests[0]["max_tokens"] == 40


def test_no_headline(api, wire):
    wire.says("")
    assert api.post("/headline", json=ARTICLE).status_code == 502


@pytest.mark.parametrize(("status", "expected"), [(500, 502), (429, 503)])
def test_headline_of_a_failing_model(api, wire, status, expected):
    wire.reply = httpx.Response(status, json={"error": {"message": "no"}})
    assert api.post("/headline", json=ARTICLE).status_code == expected


def test_headline_of_a_slow_model(api, wire):
    wire.reply = httpx.ReadTimeout("slow")
    assert api.post("/headline", json=ARTICLE).status_code == 504


def test_tags(api, wire):
    wire.says('{"tags": ["rain"]}')
    assert api.post("/tags", json=ARTICLE).json() == ["rain"]


def test_tags_of_prose(api, wire):
    wire.says("I would say: rain")
    assert api.post("/tags", json=ARTICLE).json() == []


def test_summary(api, wire):
    wire.reply = httpx.Response(200, headers={"content-type": "text/event-stream"}, content=(
        b'data: {"choices": [{"index": 0, "delta": {"content": "Wet"}}]}\n\n'
        b'data: {"choices": [{"index": 0, "delta": {"content": " day"}}]}\n\n'
        b"data: [DONE]\n\n"
    ))
    assert api.post("/summary", json=ARTICLE).text == "Wet day"
