from pathlib import Path

import openai


def transcribe(path, client=None):
    """The text of a recording."""
    client = client or openai.OpenAI(timeout=60)
    with Path(path).open("rb") as audio:
        result = client.audio.transcriptions.create(model="whisper-1", file=audio)
    return result.text.strip()
