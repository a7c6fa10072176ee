import httpx

from voicelog.providers.base import Provider, register


@register("groq")
class GroqProvider(Provider):
    url = "https://api.groq.com/openai/v1/audio/transcriptions"

    def __init__(self, key: str = "unset"):
        self.key = key

    async def transcribe(self, audio: bytes) -> str:
        async with httpx.AsyncClient(timeout=30) as http:
            response = await http.post(
                self.url,
                headers={"Authorization": f"Bearer {self.key}"},
                data={"model": "whisper-large-v3"},
                files={"file": audio},
            )
            response.raise_for_status()
            return response.json()["text"]
