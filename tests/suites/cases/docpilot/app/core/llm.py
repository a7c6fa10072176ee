import logging
from typing import AsyncIterator

import anthropic
from openai import AsyncOpenAI, OpenAI, APIError
from tenacity import retry, retry_if_exception_type, stop_after_attempt, wait_exponential

from app.core.config import Settings, get_settings

logger = logging.getLogger(__name__)


class LLMError(RuntimeError):
    pass


class LLMGateway:
    """One place for all the model calls."""

    def __init__(self, settings: Settings | None = None):
        self.settings = settings or get_settings()
        self._openai = AsyncOpenAI(
            api_key=self.settings.openai_api_key,
            timeout=self.settings.llm_timeout,
            max_retries=self.settings.max_retries,
        )
        self._anthropic = anthropic.AsyncAnthropic(api_key=self.settings.anthropic_api_key)

    async def chat(self, messages: list[dict], temperature: float = 0.2) -> str:
        try:
            resp = await self._openai.chat.completions.create(
                model=self.settings.chat_model,
                messages=messages,
                temperature=temperature,
            )
        except APIError as exc:
            logger.exception("chat failed")
            raise LLMError(str(exc)) from exc
        return resp.choices[0].message.content

    async def stream(self, messages: list[dict]) -> AsyncIterator[str]:
        stream = await self._openai.chat.completions.create(
            model=self.settings.chat_model, messages=messages, stream=True
        )
        async for chunk in stream:
            if chunk.choices and chunk.choices[0].delta.content:
                yield chunk.choices[0].delta.content

    @retry(
        stop=stop_after_attempt(3),
        wait=wait_exponential(min=1, max=8),
        retry=retry_if_exception_type(anthropic.RateLimitError),
    )
    async def summarise(self, text: str) -> str:
        msg = await self._anthropic.messages.create(
            model=self.settings.summary_model,
            max_tokens=1024,
            messages=[{"role": "user", "content": f"Summarise:\n\n{text}"}],
        )
        return msg.content[0].text


_sync = OpenAI()


def embed(texts: list[str]) -> list[list[float]]:
    out = _sync.embeddings.create(model=get_settings().embedding_model, input=texts)
    return [d.embedding for d in out.data]
