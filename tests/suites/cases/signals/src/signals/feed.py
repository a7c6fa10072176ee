import asyncio
import json
import os

import aiohttp
import anthropic
import httpx

API = "https://api.anthropic.com/v1/messages"
HEADERS = {"x-api-key": os.environ.get("ANTHROPIC_API_KEY", ""), "anthropic-version": "2023-06-01"}


class FeedError(Exception):
    pass


async def headline(text):
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=20)) as session:
        async with session.post(
            API,
            headers=HEADERS,
            json={"model": "claude-3-5-haiku-20241022", "max_tokens": 60,
                  "messages": [{"role": "user", "content": text}]},
        ) as response:
            if response.status == 529 or response.status == 429:
                raise FeedError("busy")
            response.raise_for_status()
            data = await response.json()
    if data["stop_reason"] == "max_tokens":
        return data["content"][0]["text"] + "…"
    return data["content"][0]["text"]


class Summariser:
    def __init__(self, http: httpx.AsyncClient | None = None):
        self.client = anthropic.AsyncAnthropic(http_client=http, max_retries=1, timeout=10)

    async def summary(self, text):
        message = await self.client.messages.create(
            model="claude-3-5-haiku-20241022", max_tokens=300,
            messages=[{"role": "user", "content": text}],
        )
        texts = [block.text for block in message.content if block.type == "text"]
        if not texts:
            raise FeedError("nothing said")
        return "\n".join(texts)

    async def entities(self, text):
        message = await self.client.messages.create(
            model="claude-3-5-haiku-20241022", max_tokens=300,
            messages=[{"role": "user", "content": text}],
            tools=[{"name": "record", "input_schema": {"type": "object"}}],
            tool_choice={"type": "tool", "name": "record"},
        )
        for block in message.content:
            if block.type == "tool_use":
                return block.input["entities"]
        return []

    async def stream(self, text):
        async with self.client.messages.stream(
            model="claude-3-5-haiku-20241022", max_tokens=300,
            messages=[{"role": "user", "content": text}],
        ) as stream:
            async for piece in stream.text_stream:
                yield piece

    async def many(self, texts):
        found = await asyncio.gather(*(self.summary(one) for one in texts), return_exceptions=True)
        return [one for one in found if isinstance(one, str)]
