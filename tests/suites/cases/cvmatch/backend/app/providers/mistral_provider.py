from mistralai import Mistral

from app.providers.base import LLMProvider


class MistralProvider(LLMProvider):
    name = "mistral"

    def __init__(self, api_key: str):
        self._client = Mistral(api_key=api_key, timeout_ms=30000)

    async def complete(self, system, prompt, *, json_mode=False):
        response = await self._client.chat.complete_async(
            model="mistral-small-2409", messages=[{"role": "user", "content": f"{system}\n{prompt}"}]
        )
        return response.choices[0].message.content
