from functools import lru_cache

from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    openai_api_key: str = "unset"
    chat_model: str = "gpt-4o-2024-11-20"
    embedding_model: str = "text-embedding-3-small"
    moderation_enabled: bool = False
    timeout_seconds: float = 20.0


@lru_cache
def get_settings() -> Settings:
    return Settings()
