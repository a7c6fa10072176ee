from openai import AsyncOpenAI

from voicelog.providers.base import Provider, register


@register("openai")
class OpenAIProvider(Provider):
    def __init__(self, client: AsyncOpenAI | None = None):
        self.client = client or AsyncOpenAI(timeout=60)

    async def transcribe(self, audio: bytes) -> str:
        result = await self.client.audio.transcriptions.create(model="whisper-1", file=audio)
        return result.text
