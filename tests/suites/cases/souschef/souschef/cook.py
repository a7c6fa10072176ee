"""What to cook."""

import json

import anthropic
import httpx

MODEL = "claude-sonnet-4-5-20250929"
MISTRAL = "https://api.mistral.ai/v1/chat/completions"


class NoDish(Exception):
    """Nothing came out of it."""


class Cook:
    def __init__(self, client):
        self._client = client

    def suggest(self, ingredients):
        message = self._client.messages.create(
            model=MODEL,
            max_tokens=400,
            messages=[{"role": "user", "content": f"As JSON, a dish of {ingredients}"}],
        )
        try:
            return json.loads(message.content[0].text)
        except ValueError as error:
            raise NoDish from error

    def steps(self, dish):
        with self._client.messages.stream(
            model=MODEL, max_tokens=900, messages=[{"role": "user", "content": f"Steps of {dish}"}]
        ) as stream:
            yield from stream.text_stream

    def rename(self, dish):
        message = self._client.messages.create(
            model=MODEL, max_tokens=20, messages=[{"role": "user", "content": f"Rename {dish}"}]
        )
        return message.content[0].text


def translate(text):
    try:
        answer = httpx.post(
            MISTRAL,
            json={"model": "mistral-large-2411", "messages": [{"role": "user", "content": text}]},
            timeout=10,
        )
    except httpx.TimeoutException:
        return text
    return answer.json()["choices"][0]["message"]["content"] or text


def get_cook():
    return Cook(anthropic.Anthropic(timeout=20))
