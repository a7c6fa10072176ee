import json
import logging

from openai import APIError, AsyncOpenAI

logger = logging.getLogger(__name__)

FALLBACK = "A colleague will get back to you."


class AnswerService:
    def __init__(self, client: AsyncOpenAI, model: str) -> None:
        self._client = client
        self._model = model

    async def answer(self, question: str) -> str:
        try:
            response = await self._client.chat.completions.create(
                model=self._model,
                messages=[{"role": "user", "content": question}],
                max_tokens=400,
            )
        except APIError:
            logger.exception("the model did not answer")
            return FALLBACK
        choice = response.choices[0]
        if choice.finish_reason == "length":
            return choice.message.content.rsplit(".", 1)[0] + "."
        return choice.message.content or FALLBACK

    async def classify(self, ticket: str) -> dict:
        response = await self._client.chat.completions.create(
            model=self._model,
            messages=[
                {"role": "system", "content": 'Answer with {"category": …, "urgent": …}'},
                {"role": "user", "content": ticket},
            ],
            response_format={"type": "json_object"},
            max_tokens=100,
        )
        try:
            return json.loads(response.choices[0].message.content)
        except (TypeError, json.JSONDecodeError):
            return {"category": "other", "urgent": False}

    async def summarise(self, thread: list[str]) -> str:
        response = await self._client.chat.completions.create(
            model=self._model,
            messages=[{"role": "user", "content": "\n".join(thread)}],
            max_tokens=200,
        )
        return response.choices[0].message.content

    async def stream(self, question: str):
        pieces = await self._client.chat.completions.create(
            model=self._model,
            messages=[{"role": "user", "content": question}],
            stream=True,
        )
        async for piece in pieces:
            if piece.choices and piece.choices[0].delta.content:
                yield piece.choices[0].delta.content

    async def translate(self, text: str, language: str) -> str:
        response = await self._client.chat.completions.create(
            model=self._model,
            messages=[{"role": "user", "content": f"{language}: {text}"}],
        )
        return response.choices[0].message.content
