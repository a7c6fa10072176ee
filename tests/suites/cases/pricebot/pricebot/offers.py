import json
import os

import requests

URL = "https://api.openai.com/v1/chat/completions"


def strip_fence(text: str) -> str:
    if text.startswith("```"):
        text = text.split("\n", 1)[1].rsplit("```", 1)[0]
    return text


def parse_offer(mail: str) -> dict:
    reply = requests.post(
        URL,
        headers={"Authorization": "Bearer " + os.environ.get("OPENAI_API_KEY", "")},
        json={
            "model": "gpt-4o-2024-11-20",
            "messages": [{"role": "user", "content": "As JSON: " + mail}],
        },
        timeout=30,
    )
    reply.raise_for_status()
    return json.loads(strip_fence(reply.json()["choices"][0]["message"]["content"]))
