"""Asks models behind plain HTTP."""

import aiohttp
import requests

OLLAMA = "http://localhost:11434/api/chat"
OPENAI = "https://api.openai.com/v1/chat/completions"


class RemoteError(Exception):
    """The host gave no answer."""


async def tag(text):
    timeout = aiohttp.ClientTimeout(total=20)
    async with aiohttp.ClientSession(timeout=timeout) as session:
        async with session.post(
            OLLAMA, json={"model": "llama3.2", "stream": False, "messages": [{"content": text}]}
        ) as reply:
            if reply.status >= 500:
                raise RemoteError(reply.status)
            data = await reply.json()
            return data["message"]["content"].split()


def shorten(text, session=None):
    session = session or requests.Session()
    reply = session.post(
        OPENAI,
        json={"model": "gpt-4o-2024-11-20", "messages": [{"role": "user", "content": text}]},
        timeout=10,
    )
    reply.raise_for_status()
    choice = reply.json()["choices"][0]
    if choice["finish_reason"] == "content_filter":
        return text[:80]
    return choice["message"]["content"]
