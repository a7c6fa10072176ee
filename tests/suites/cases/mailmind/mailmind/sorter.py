import json
import os

import requests

HOST = os.getenv("MAILMIND_HOST", "https://api.mistral.ai/v1")
FOLDERS = {"inbox", "spam", "news"}


class SorterError(Exception):
    pass


class Sorter:
    def __init__(self, session=None, retries=2):
        self.session = session or requests.Session()
        self.retries = retries

    def sort(self, mail: str) -> str:
        for attempt in range(self.retries):
            try:
                response = self.session.post(
                    f"{HOST}/chat/completions",
                    json={
                        "model": "mistral-small-2503",
                        "messages": [{"role": "user", "content": mail}],
                        "response_format": {"type": "json_object"},
                    },
                    timeout=10,
                )
                response.raise_for_status()
                break
            except requests.Timeout:
                continue
        else:
            raise SorterError("the model did not answer")
        text = response.json()["choices"][0]["message"]["content"]
        try:
            folder = json.loads(text)["folder"]
        except (ValueError, KeyError):
            raise SorterError(text)
        return folder if folder in FOLDERS else "inbox"
