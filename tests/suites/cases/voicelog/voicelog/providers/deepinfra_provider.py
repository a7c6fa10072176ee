from openai import AsyncOpenAI

from voicelog.providers.base import Provider, register


@register("deepinfra")
class DeepInfraProvider(Provider):
    def __init__(self, key: str = "unset"):
        self.client = AsyncOpenAI(api_key=key, base_url="https://api.deepinfra.com/v1/openai")

    async def transcribe(self, audio: bytes) -> str:
        result = await self.client.audio.transcriptions.create(
            model="openai/whisper-large-v3", file=audio
        )
        return result.text
