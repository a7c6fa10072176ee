from abc import ABC, abstractmethod

from anthropic import Anthropic
from openai import APIError, OpenAI


class Provider(ABC):
    @abstractmethod
    def generate(self, prompt: str) -> str: ...


class OpenAIProvider(Provider):
    def __init__(self, model="gpt-4o-mini"):
        self.client = OpenAI(timeout=30)
        self.model = model

    def generate(self, prompt):
        try:
            done = self.client.chat.completions.create(
                model=self.model, messages=[{"role": "user", "content": prompt}]
            )
        except APIError:
            return ""
        return done.choices[0].message.content


class AnthropicProvider(Provider):
    def __init__(self):
        self.client = Anthropic(timeout=30)

    def generate(self, prompt):
        message = self.client.messages.create(
            model="claude-3-5-haiku-latest", max_tokens=100, messages=[{"role": "user", "content": prompt}]
        )
        return "".join(block.text for block in message.content if block.type == "text")


class OllamaProvider(Provider):
    def __init__(self, base="http://localhost:11434/v1"):
        self.client = OpenAI(base_url=base, api_key="ollama", timeout=60)

    def generate(self, prompt):
        done = self.client.chat.completions.create(
            model="llama3.2", messages=[{"role": "user", "content": prompt}]
        )
        return done.choices[0].message.content


PROVIDERS = {"openai": OpenAIProvider, "anthropic": AnthropicProvider, "ollama": OllamaProvider}


def provider(name: str) -> Provider:
    return PROVIDERS[name]()
