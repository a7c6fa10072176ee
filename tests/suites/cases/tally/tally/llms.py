from typing import Protocol

from anthropic import Anthropic
from openai import OpenAI


class LLM(Protocol):
    def complete(self, prompt: str) -> str: ...


class OpenAILLM:
    def __init__(self, model="gpt-4o-2024-08-06"):
        self.client = OpenAI(timeout=30)
        self.model = model

    def complete(self, prompt):
        reply = self.client.chat.completions.create(
            model=self.model, messages=[{"role": "user", "content": prompt}]
        )
        return reply.choices[0].message.content or ""


class AnthropicLLM:
    def __init__(self):
        self.client = Anthropic(timeout=30)

    def complete(self, prompt):
        message = self.client.messages.create(
            model="claude-3-5-sonnet-20241022", max_tokens=100, messages=[{"role": "user", "content": prompt}]
        )
        if message.stop_reason == "max_tokens":
            raise ValueError("cut off")
        return message.content[0].text


PROVIDERS = {}


def provider(name):
    def add(factory):
        PROVIDERS[name] = factory
        return factory

    return add


@provider("openai")
def make_openai():
    return OpenAILLM()


@provider("anthropic")
def make_anthropic():
    return AnthropicLLM()


def get_llm(name) -> LLM:
    try:
        return PROVIDERS[name]()
    except KeyError:
        raise ValueError(f"no such provider: {name}") from None
