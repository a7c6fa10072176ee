from types import SimpleNamespace

import httpx
import openai
import pytest
from celery.exceptions import Retry

from clinicnotes import tasks


@pytest.fixture
def client(mocker):
    fake = mocker.MagicMock()
    mocker.patch("clinicnotes.tasks.transcriber", return_value=fake)
    return fake


@pytest.fixture
def recording(tmp_path):
    path = tmp_path / "a.wav"
    path.write_bytes(b"RIFF")
    return str(path)


def test_transcribe(client, recording):
    client.audio.transcriptions.create.return_value = SimpleNamespace(text="cough")
    assert tasks.transcribe(recording) == "cough"


def test_transcribe_when_limited(client, recording):
    response = httpx.Response(429, request=httpx.Request("POST", "https://api.openai.com"))
    client.audio.transcriptions.create.side_effect = openai.RateLimitError(
        "slow down", response=response, body=None
    )
    with pytest.raises(Retry):
        tasks.transcribe.apply(args=[recording], throw=True)


@pytest.mark.parametrize(
    ("content", "refusal", "expected"),
    [("Short.", None, "Short."), (None, "I cannot help with that", "(declined)")],
)
def test_summarise(client, content, refusal, expected):
    message = SimpleNamespace(content=content, refusal=refusal)
    client.chat.completions.create.return_value = SimpleNamespace(
        choices=[SimpleNamespace(message=message, finish_reason="stop")]
    )
    assert tasks.summarise("…") == expected
