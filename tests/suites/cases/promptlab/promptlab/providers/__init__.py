from .anthropic_provider import AnthropicProvider
from .base import Provider, ProviderError
from .mistral_provider import MistralProvider
from .ollama_provider import OllamaProvider
from .openai_provider import OpenAIProvider

REGISTRY = {
    "openai": OpenAIProvider,
    "anthropic": AnthropicProvider,
    "ollama": OllamaProvider,
    "mistral": MistralProvider,
}


def get_provider(name: str, **kwargs) -> Provider:
    try:
        cls = REGISTRY[name]
    except KeyError:
        raise ValueError(f"unknown provider: {name}") from None
    return cls(**kwargs)
