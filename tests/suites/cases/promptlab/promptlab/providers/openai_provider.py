import openai

from .base import Provider, ProviderError


class OpenAIProvider(Provider):
    default_model = "gpt-4o-2024-08-06"

    def __init__(self, model=None, client=None):
        super().__init__(model)
        self._client = client or openai.OpenAI(timeout=30)

    def complete(self, prompt: str) -> str:
        try:
            response = self._client.chat.completions.create(
                model=self.model, messages=[{"role": "user", "content": prompt}]
            )
        except openai.RateLimitError as error:
            raise ProviderError("slow down") from error
        choice = response.choices[0]
        if choice.finish_reason == "length":
            raise ProviderError("cut short")
        return choice.message.content or ""
