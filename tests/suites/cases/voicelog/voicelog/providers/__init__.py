from voicelog.providers.base import REGISTRY, Provider, provider_for
from voicelog.providers.deepinfra_provider import DeepInfraProvider
from voicelog.providers.groq_provider import GroqProvider
from voicelog.providers.openai_provider import OpenAIProvider

__all__ = ["REGISTRY", "DeepInfraProvider", "GroqProvider", "OpenAIProvider", "Provider", "provider_for"]
