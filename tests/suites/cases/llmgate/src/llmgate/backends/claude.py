from anthropic import Anthropic

from llmgate.backends.base import Backend


class ClaudeBackend(Backend):
    name = "claude"

    def __init__(self) -> None:
        self.client = Anthropic(timeout=30)

    def complete(self, prompt: str) -> str:
        message = self.client.messages.create(
            model="claude-sonnet-4-20250514",
            max_tokens=1000,
            messages=[{"role": "user", "content": prompt}],
        )
        return message.content[0].text
