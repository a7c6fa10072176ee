from openai import OpenAI
from .base import Provider


class OpenAIProvider(Provider):
    def __init__(self, model, timeout=None):
        super().__init__(model, timeout)
        self.client = OpenAI(timeout=timeout, max_retries=1)

    def complete(self, prompt, system=None):
        messages = []
        if system:
            messages.append({"role": "system", "content": system})
        messages.append({"role": "user", "content": prompt})
        r = self.client.chat.completions.create(model=self.model, messages=messages, max_tokens=800)
        return r.choices[0].message.content.strip()
