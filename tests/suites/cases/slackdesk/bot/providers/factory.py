from bot import config
from .gemini_provider import GeminiProvider
from .ollama_provider import OllamaProvider
from .openai_provider import OpenAIProvider

REGISTRY = {"openai": OpenAIProvider, "gemini": GeminiProvider, "ollama": OllamaProvider}
_instance = None


def get_provider(name=None):
    global _instance
    name = name or config.PROVIDER
    if _instance is None:
        _instance = REGISTRY[name](config.MODELS[name], timeout=config.TIMEOUT)
    return _instance
