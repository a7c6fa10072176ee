from openai import OpenAI

from llmgate.backends.base import Backend


class OpenAIBackend(Backend):
    name = "openai"

    def __init__(self, client: OpenAI | None = None) -> None:
        self.client = client or OpenAI(timeout=30)

    def complete(self, prompt: str) -> str:
        response = self.client.chat.completions.create(
            model="gpt-4o-2024-11-20", messages=[{"role": "user", "content": prompt}]
        )
        if not response.choices:
            return ""
        return response.choices[0].message.content or ""
