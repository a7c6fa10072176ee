import os

import anthropic

_client = None


def client():
    global _client
    if _client is None:
        _client = anthropic.Anthropic(api_key=os.environ["ANTHROPIC_API_KEY"], max_retries=2)
    return _client


def describe(cask: str) -> str:
    message = client().messages.create(
        model="claude-3-5-haiku-20241022",
        max_tokens=300,
        messages=[{"role": "user", "content": f"Describe {cask}"}],
    )
    return message.content[0].text


def grade(text: str) -> int:
    message = client().messages.create(
        model="claude-3-5-haiku-20241022",
        max_tokens=5,
        messages=[{"role": "user", "content": f"Grade 1-10: {text}"}],
    )
    for block in message.content:
        if block.type == "text":
            return int(block.text)
    return 0


def suggest_name(text: str) -> str:
    message = client().messages.create(
        model="claude-3-5-haiku-20241022",
        max_tokens=20,
        messages=[{"role": "user", "content": f"Name: {text}"}],
    )
    if message.stop_reason == "max_tokens":
        return message.content[0].text + "…"
    return message.content[0].text


def translate(text: str, to: str) -> str:
    with client().messages.stream(
        model="claude-3-5-haiku-20241022",
        max_tokens=300,
        messages=[{"role": "user", "content": f"{to}: {text}"}],
    ) as stream:
        return "".join(stream.text_stream)
