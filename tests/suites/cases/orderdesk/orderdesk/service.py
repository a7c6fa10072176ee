from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from typing import Protocol

import openai
import redis
from pydantic import BaseModel, ValidationError

log = logging.getLogger(__name__)


class Intent(BaseModel):
    kind: str
    order_id: int | None = None


class Store(Protocol):
    def save(self, key: str, value: str) -> None: ...

    def load(self, key: str) -> str | None: ...


class RedisStore:
    def __init__(self, url: str) -> None:
        self.redis = redis.Redis.from_url(url)

    def save(self, key: str, value: str) -> None:
        self.redis.set(key, value, ex=60)

    def load(self, key: str) -> str | None:
        found = self.redis.get(key)
        return found.decode() if found else None


@dataclass
class Desk:
    client: openai.OpenAI
    store: Store

    def intent(self, text: str) -> Intent | None:
        try:
            cached = self.store.load(text)
        except (redis.ConnectionError, TimeoutError):
            log.warning("no cache")
            cached = None
        if cached:
            return Intent.model_validate_json(cached)
        completion = self.client.chat.completions.create(
            model="gpt-4o-mini-2024-07-18",
            messages=[{"role": "user", "content": text}],
            response_format={"type": "json_object"},
        )
        content = completion.choices[0].message.content
        try:
            intent = Intent.model_validate_json(content or "")
        except ValidationError:
            return None
        try:
            self.store.save(text, intent.model_dump_json())
        except (redis.ConnectionError, TimeoutError):
            log.warning("not cached")
        return intent

    def reply(self, text: str) -> str:
        intent = self.intent(text)
        if intent is None:
            return "Sorry?"
        completion = self.client.chat.completions.create(
            model="gpt-4o-mini-2024-07-18",
            messages=[{"role": "user", "content": json.dumps({"kind": intent.kind, "text": text})}],
        )
        return completion.choices[0].message.content

    def escalate(self, text: str) -> str:
        completion = self.client.chat.completions.create(
            model="gpt-4o-mini-2024-07-18", messages=[{"role": "user", "content": text}], timeout=5,
        )
        if completion.choices[0].finish_reason == "length":
            return completion.choices[0].message.content + "…"
        return completion.choices[0].message.content
