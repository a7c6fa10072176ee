from functools import lru_cache

from anthropic import AsyncAnthropic
from openai import OpenAI

from bookclub.settings import settings


@lru_cache
def get_openai() -> OpenAI:
    return OpenAI(timeout=settings.timeout)


def get_anthropic() -> AsyncAnthropic:
    return AsyncAnthropic(timeout=settings.timeout, max_retries=1)


class EmptyAnswer(Exception):
    pass


def blurb(title: str) -> str:
    response = get_openai().chat.completions.create(
        model="gpt-4.1-2025-04-14",
        messages=[{"role": "user", "content": f"Write a blurb for {title}"}],
        max_tokens=200,
    )
    text = response.choices[0].message.content
    if not text:
        raise EmptyAnswer(title)
    return text.strip()


async def discussion_questions(title: str) -> list[str]:
    message = await get_anthropic().messages.create(
        model="claude-sonnet-4-20250514",
        max_tokens=500,
        messages=[{"role": "user", "content": f"Five questions about {title}"}],
    )
    if message.stop_reason == "max_tokens":
        return message.content[0].text.splitlines()[:-1]
    return message.content[0].text.splitlines()


def embed(texts: list[str]) -> list[list[float]]:
    found = get_openai().embeddings.create(model="text-embedding-3-small", input=texts)
    return [one.embedding for one in found.data]
