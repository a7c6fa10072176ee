from __future__ import annotations

import abc
import asyncio
import json

from openai import AsyncOpenAI


class InvalidOutput(Exception):
    pass


class Exercise(abc.ABC):
    """One kind of exercise."""

    prompt = ""

    def __init__(self, client: AsyncOpenAI, model="gpt-4o-2024-11-20"):
        self.client = client
        self.model = model

    async def _complete(self, text):
        response = await asyncio.wait_for(
            self.client.chat.completions.create(
                model=self.model,
                messages=[
                    {"role": "system", "content": self.prompt},
                    {"role": "user", "content": text},
                ],
            ),
            timeout=30,
        )
        return response.choices[0].message.content

    async def make(self, topic):
        last = None
        for _ in range(3):
            raw = await self._complete(topic)
            try:
                return self.parse(raw)
            except (ValueError, KeyError, TypeError) as error:
                last = error
        raise InvalidOutput(str(last))

    @abc.abstractmethod
    def parse(self, raw): ...


class Quiz(Exercise):
    prompt = "Answer in JSON with question and options."

    def parse(self, raw):
        data = json.loads(raw)
        return data["question"], data["options"]


class Gap(Exercise):
    prompt = "A sentence with ___ in it."

    def parse(self, raw):
        if "___" not in raw:
            raise ValueError("no gap")
        return raw
