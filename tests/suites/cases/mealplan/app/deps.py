from functools import lru_cache

from langchain_openai import ChatOpenAI
from openai import AsyncOpenAI


@lru_cache
def get_llm() -> ChatOpenAI:
    return ChatOpenAI(model="gpt-4o-2024-08-06", temperature=0, timeout=25, max_retries=1)


@lru_cache
def get_openai() -> AsyncOpenAI:
    return AsyncOpenAI(timeout=25, max_retries=1)
