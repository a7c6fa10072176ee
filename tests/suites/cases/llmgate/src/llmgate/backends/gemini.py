from google import genai

from llmgate.backends.base import Backend


class GeminiBackend(Backend):
    name = "gemini"

    def __init__(self) -> None:
        self.client = genai.Client()

    def complete(self, prompt: str) -> str:
        response = self.client.models.generate_content(model="gemini-2.5-flash", contents=prompt)
        return response.text
