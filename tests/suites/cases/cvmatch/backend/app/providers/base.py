from abc import ABC, abstractmethod


class LLMProvider(ABC):
    name: str

    @abstractmethod
    async def complete(self, system: str, prompt: str, *, json_mode: bool = False) -> str: ...

    async def complete_json(self, system: str, prompt: str) -> dict:
        import json

        text = await self.complete(system, prompt, json_mode=True)
        return json.loads(text)


class ProviderError(RuntimeError):
    def __init__(self, provider: str, reason: str):
        super().__init__(f"{provider}: {reason}")
        self.reason = reason
