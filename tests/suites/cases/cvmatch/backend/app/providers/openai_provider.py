from openai import APIError, AsyncOpenAI

from app.providers.base import LLMProvider, ProviderError


class OpenAIProvider(LLMProvider):
    name = "openai"

    def __init__(self, api_key: str, client: AsyncOpenAI | None = None):
        self._client = client or AsyncOpenAI(api_key=api_key, timeout=30.0)

    async def complete(self, system, prompt, *, json_mode=False):
        kwargs = {"response_format": {"type": "json_object"}} if json_mode else {}
        try:
            response = await self._client.chat.completions.create(
                model="gpt-4o-mini-2024-07-18",
                messages=[{"role": "system", "content": system}, {"role": "user", "content": prompt}],
                **kwargs,
            )
        except APIError as error:
            raise ProviderError(self.name, str(error)) from error
        if not response.choices:
            raise ProviderError(self.name, "no choices")
        choice = response.choices[0]
        if choice.finish_reason == "content_filter":
            raise ProviderError(self.name, "filtered")
        return choice.message.content or ""
