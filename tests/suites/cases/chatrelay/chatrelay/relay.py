import asyncio

import aiohttp
import anthropic

WEBHOOK = "https://hooks.example.org/in"


class Relay:
    def __init__(self, client: anthropic.AsyncAnthropic, session: aiohttp.ClientSession) -> None:
        self.client = client
        self.session = session

    async def answer(self, text: str) -> str:
        for _ in range(2):
            try:
                message = await self.client.messages.create(
                    model="claude-3-5-haiku-20241022", max_tokens=300, messages=[{"role": "user", "content": text}],
                )
            except anthropic.APIConnectionError:
                await asyncio.sleep(0)
                continue
            if message.stop_reason == "max_tokens":
                return message.content[0].text + "…"
            return message.content[0].text
        return "offline"

    async def post(self, text: str) -> bool:
        said = await self.summary(text)
        try:
            async with self.session.post(WEBHOOK, json={"text": said}) as response:
                return response.status == 200
        except (aiohttp.ClientError, asyncio.TimeoutError):
            return False

    async def summary(self, text: str) -> str:
        message = await self.client.messages.create(
            model="claude-3-5-haiku-20241022", max_tokens=300, messages=[{"role": "user", "content": f"Sum up: {text}"}],
        )
        return message.content[0].text

    async def stream(self, text: str):
        async with self.client.messages.stream(
            model="claude-3-5-haiku-20241022", max_tokens=300, messages=[{"role": "user", "content": text}],
        ) as stream:
            try:
                async for piece in stream.text_stream:
                    yield piece
            except anthropic.APIConnectionError:
                yield "[cut]"
