import anthropic

from app.providers.base import LLMProvider, ProviderError


class AnthropicProvider(LLMProvider):
    name = "anthropic"

    def __init__(self, api_key: str):
        self._client = anthropic.AsyncAnthropic(api_key=api_key, timeout=30.0)

    async def complete(self, system, prompt, *, json_mode=False):
        message = await self._client.messages.create(
            model="claude-3-5-haiku-20241022",
            max_tokens=2000,
            system=system,
            messages=[{"role": "user", "content": prompt}],
        )
        if message.stop_reason == "max_tokens":
            raise ProviderError(self.name, "cut off")
        return message.content[0].text
