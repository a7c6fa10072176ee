from functools import lru_cache

from app.core.llm import LLMGateway


@lru_cache
def get_llm() -> LLMGateway:
    return LLMGateway()
