from abc import ABC, abstractmethod

REGISTRY: dict[str, type["Provider"]] = {}


def register(name):
    def decorate(cls):
        REGISTRY[name] = cls
        return cls

    return decorate


class Provider(ABC):
    @abstractmethod
    async def transcribe(self, audio: bytes) -> str: ...

    async def log(self, audio: bytes) -> dict:
        text = await self.transcribe(audio)
        return {"text": text.strip(), "empty": not text.strip()}


def provider_for(name: str, **options) -> Provider:
    return REGISTRY[name](**options)
