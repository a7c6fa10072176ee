from app.core.config import Settings
from app.providers.anthropic_provider import AnthropicProvider
from app.providers.base import LLMProvider
from app.providers.mistral_provider import MistralProvider
from app.providers.openai_provider import OpenAIProvider

_PROVIDERS = {"openai": OpenAIProvider, "anthropic": AnthropicProvider, "mistral": MistralProvider}


def create_provider(settings: Settings) -> LLMProvider:
    try:
        cls = _PROVIDERS[settings.llm_provider]
    except KeyError:
        raise ValueError(f"no provider {settings.llm_provider}") from None
    key = getattr(settings, f"{settings.llm_provider}_api_key", "")
    return cls(key)
