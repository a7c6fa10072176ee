import os

import anthropic

_client = None


def client():
    global _client
    if _client is None:
        _client = anthropic.Anthropic(api_key=os.environ.get("ANTHROPIC_API_KEY"), max_retries=1)
    return _client


def ask(prompt, *, max_tokens=1024):
    message = client().messages.create(
        model="claude-sonnet-4-20250514",
        max_tokens=max_tokens,
        messages=[{"role": "user", "content": prompt}],
    )
    if message.stop_reason == "refusal":
        raise PermissionError("the model refuses")
    return "".join(block.text for block in message.content if block.type == "text")
