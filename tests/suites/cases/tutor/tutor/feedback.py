import httpx
from anthropic import AsyncAnthropic
from openai import AsyncOpenAI


class Feedback:
    def __init__(self, anthropic: AsyncAnthropic | None = None):
        self._anthropic = anthropic

    @property
    def client(self):
        if self._anthropic is None:
            self._anthropic = AsyncAnthropic(timeout=60)
        return self._anthropic

    async def comment(self, essay):
        message = await self.client.messages.create(
            model="claude-sonnet-4-20250514",
            max_tokens=700,
            messages=[{"role": "user", "content": essay}],
        )
        texts = [block.text for block in message.content if block.type == "text"]
        if message.stop_reason == "max_tokens":
            texts.append("[…]")
        return "\n".join(texts) or "No comment."

    async def grade(self, essay):
        comment = await self.comment(essay)
        message = await self.client.messages.create(
            model="claude-sonnet-4-20250514",
            max_tokens=5,
            messages=[{"role": "user", "content": f"Grade from 1 to 6: {comment}"}],
        )
        return int(message.content[0].text)


async def speak(text, voice="alloy"):
    client = AsyncOpenAI(timeout=60)
    response = await client.audio.speech.create(model="tts-1", voice=voice, input=text)
    return response.content


async def pronounce(audio):
    async with httpx.AsyncClient(timeout=30) as http:
        response = await http.post(
            "https://api.deepgram.com/v1/listen", content=audio, headers={"Authorization": "Token x"}
        )
    response.raise_for_status()
    return response.json()["results"]["channels"][0]["alternatives"][0]["transcript"]


async def hint(question, *, client=None):
    client = client or AsyncOpenAI(timeout=10)
    chunks = []
    stream = await client.chat.completions.create(
        model="gpt-4o-mini-2024-07-18",
        messages=[{"role": "user", "content": question}],
        stream=True,
    )
    try:
        async for chunk in stream:
            chunks.append(chunk.choices[0].delta.content or "")
    except httpx.ReadError:
        chunks.append(" (cut off)")
    return "".join(chunks)
