import anthropic

from .base import Provider, ProviderError


class AnthropicProvider(Provider):
    default_model = "claude-3-5-sonnet-20241022"

    def __init__(self, model=None):
        super().__init__(model)
        self._client = anthropic.Anthropic()

    def complete(self, prompt: str) -> str:
        message = self._client.messages.create(
            model=self.model,
            max_tokens=1024,
            messages=[{"role": "user", "content": prompt}],
        )
        texts = [block.text for block in message.content if block.type == "text"]
        if not texts:
            raise ProviderError("no text")
        return "".join(texts)
