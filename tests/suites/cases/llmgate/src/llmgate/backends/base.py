from abc import ABC, abstractmethod


class Backend(ABC):
    name = "?"

    @abstractmethod
    def complete(self, prompt: str) -> str: ...

    def complete_all(self, prompts: list[str]) -> list[str]:
        return [self.complete(prompt) for prompt in prompts]
