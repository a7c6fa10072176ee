import json

import requests

from newsdigest.transport import ModelError, post

MISTRAL = "https://api.mistral.ai/v1/chat/completions"


def headline(text, key):
    data = post(
        "chat/completions",
        {"model": "gpt-4o-mini-2024-07-18", "messages": [{"role": "user", "content": text}]},
        key,
    )
    if not data.get("choices"):
        raise ModelError("no choice")
    return data["choices"][0]["message"]["content"].strip()


def tags(text, key):
    response = requests.post(
        MISTRAL,
        json={
            "model": "mistral-small-2503",
            "messages": [{"role": "user", "content": text}],
            "response_format": {"type": "json_object"},
        },
        headers={"Authorization": f"Bearer {key}"},
        timeout=10,
    )
    response.raise_for_status()
    content = response.json()["choices"][0]["message"]["content"]
    try:
        return json.loads(content)["tags"]
    except (ValueError, KeyError):
        return []
