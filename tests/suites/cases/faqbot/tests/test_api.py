from unittest import mock

from faqbot import api


def test_ask(client, openai):
    response = client.post("/api/ask", json={"question": "Meaning?"})
    assert response.get_json() == {"answer": "42"}
    assert openai.responses.calls == 1


def test_incomplete(client, openai):
    openai.responses.status = "incomplete"
    response = client.post("/api/ask", json={"question": "Meaning?"})
    assert response.status_code == 503


def test_voice(client):
    with mock.patch.object(api, "transcribe", return_value="hello"):
        response = client.post("/api/voice", data={"audio": (__import__("io").BytesIO(b"x"), "a.wav")})
    assert response.get_json() == {"text": "hello"}
