import requests
from .base import Provider


class OllamaProvider(Provider):
    URL = "http://localhost:11434/api/generate"

    def complete(self, prompt, system=None):
        r = requests.post(self.URL, json={"model": self.model, "prompt": prompt, "system": system, "stream": False}, timeout=self.timeout)
        r.raise_for_status()
        return r.json()["response"]
