import json

import httpx
from pydantic import BaseModel, ValidationError

URL = "https://api.openai.com/v1/chat/completions"


class Review(BaseModel):
    stars: int
    text: str


class ReviewClient:
    def __init__(self, http: httpx.Client | None = None, key: str = "x"):
        self.http = http or httpx.Client(timeout=15)
        self.key = key

    def review(self, title: str) -> Review | None:
        response = self.http.post(
            URL,
            headers={"Authorization": f"Bearer {self.key}"},
            json={
                "model": "gpt-4.1-2025-04-14",
                "messages": [{"role": "user", "content": f"Review {title} as JSON"}],
                "response_format": {"type": "json_object"},
            },
        )
        response.raise_for_status()
        content = response.json()["choices"][0]["message"]["content"]
        try:
            return Review.model_validate_json(content)
        except ValidationError:
            return None

    def shorten(self, text: str) -> str:
        response = self.http.post(
            URL,
            json={
                "model": "gpt-4.1-2025-04-14",
                "messages": [{"role": "user", "content": f"Shorten: {text}"}],
            },
        )
        return response.json()["choices"][0]["message"]["content"]
