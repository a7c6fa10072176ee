"""What the concierge thinks."""

from functools import lru_cache

import anthropic

ROOMS = {"spa", "bar", "pool"}
MODEL = "claude-sonnet-4-5-20250929"


@lru_cache
def get_client():
    return anthropic.AsyncAnthropic(timeout=20.0, max_retries=1)


class Brain:
    def __init__(self, client):
        self._client = client

    async def answer(self, question):
        try:
            message = await self._client.messages.create(
                model=MODEL, max_tokens=300, messages=[{"role": "user", "content": question}]
            )
        except anthropic.APIStatusError:
            return None
        if message.stop_reason == "max_tokens":
            return None
        texts = [block.text for block in message.content if block.type == "text"]
        return "".join(texts) or None

    async def route(self, text):
        message = await self._client.messages.create(
            model=MODEL,
            max_tokens=300,
            tools=[{"name": "go", "input_schema": {"type": "object"}}],
            messages=[{"role": "user", "content": text}],
        )
        for block in message.content:
            if block.type == "tool_use" and block.input.get("room") in ROOMS:
                return block.input["room"]
        return "lobby"

    async def greet(self, guest):
        message = await self._client.messages.create(
            model=MODEL, max_tokens=50, messages=[{"role": "user", "content": f"Greet {guest}"}]
        )
        return message.content[0].text

    async def farewell(self, guest):
        async with self._client.messages.stream(
            model=MODEL, max_tokens=50, messages=[{"role": "user", "content": f"Bye, {guest}"}]
        ) as stream:
            return "".join([text async for text in stream.text_stream])


def get_brain() -> Brain:
    return Brain(get_client())
