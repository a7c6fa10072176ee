import os

import aiohttp

API = "https://api.groq.com/openai/v1/chat/completions"


class Headlines:
    def __init__(self, session: aiohttp.ClientSession):
        self.session = session

    async def make(self, article):
        payload = {
            "model": "llama-3.1-8b-instant",
            "messages": [{"role": "user", "content": f"Headline for: {article}"}],
            "max_tokens": 40,
        }
        headers = {"Authorization": f"Bearer {os.getenv('GROQ_API_KEY')}"}
        timeout = aiohttp.ClientTimeout(total=20)
        async with self.session.post(API, json=payload, headers=headers, timeout=timeout) as response:
            response.raise_for_status()
            data = await response.json()
        choice = data["choices"][0]
        headline = choice["message"]["content"].strip().strip('"')
        if choice["finish_reason"] == "length":
            headline += "…"
        return headline
