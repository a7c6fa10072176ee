import os

from mistralai import Mistral

from .base import Provider


class MistralProvider(Provider):
    default_model = "mistral-large-2411"

    def complete(self, prompt: str) -> str:
        client = Mistral(api_key=os.environ["MISTRAL_API_KEY"])
        response = client.chat.complete(
            model=self.model, messages=[{"role": "user", "content": prompt}]
        )
        return response.choices[0].message.content
