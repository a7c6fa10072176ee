from abc import ABC, abstractmethod


class ProviderError(Exception):
    pass


class Provider(ABC):
    def __init__(self, model: str | None = None):
        self.model = model or self.default_model

    @property
    @abstractmethod
    def default_model(self) -> str: ...

    @abstractmethod
    def complete(self, prompt: str) -> str: ...

    def complete_many(self, prompts: list[str]) -> list[str]:
        return [self.complete(prompt) for prompt in prompts]
