import ollama

from .base import Provider


class OllamaProvider(Provider):
    default_model = "llama3.1:8b"

    def complete(self, prompt: str) -> str:
        response = ollama.chat(model=self.model, messages=[{"role": "user", "content": prompt}])
        return response["message"]["content"]
