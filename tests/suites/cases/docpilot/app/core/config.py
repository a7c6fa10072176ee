from functools import lru_cache
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_file=".env", env_prefix="DOCPILOT_")

    openai_api_key: str = ""
    anthropic_api_key: str = ""
    chat_model: str = "gpt-4o"
    summary_model: str = "claude-3-5-sonnet-20241022"
    embedding_model: str = "text-embedding-3-small"
    llm_timeout: float = 45.0
    max_retries: int = 2


@lru_cache
def get_settings() -> Settings:
    return Settings()
