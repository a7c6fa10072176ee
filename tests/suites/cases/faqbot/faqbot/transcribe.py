import os

import requests
from groq import Groq


def transcribe(audio: bytes) -> str:
    client = Groq(api_key=os.environ.get("GROQ_API_KEY"))
    result = client.audio.transcriptions.create(
        file=("audio.wav", audio), model="whisper-large-v3-turbo"
    )
    return result.text.strip()


def detect_language(text: str) -> str:
    response = requests.post(
        "https://api.mistral.ai/v1/chat/completions",
        headers={"Authorization": f"Bearer {os.environ.get('MISTRAL_API_KEY')}"},
        json={
            "model": "mistral-small-2503",
            "messages": [{"role": "user", "content": f"ISO code of the language of: {text}"}],
        },
        timeout=10,
    )
    response.raise_for_status()
    code = response.json()["choices"][0]["message"]["content"].strip().lower()
    return code if len(code) == 2 else "und"
