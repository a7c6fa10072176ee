import google.generativeai as genai
from .base import Provider


class GeminiProvider(Provider):
    def complete(self, prompt, system=None):
        m = genai.GenerativeModel(self.model, system_instruction=system)
        return m.generate_content(prompt).text
