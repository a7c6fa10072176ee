from llmgate.backends.base import Backend
from llmgate.backends.claude import ClaudeBackend
from llmgate.backends.gemini import GeminiBackend
from llmgate.backends.openai_ import OpenAIBackend

REGISTRY: dict[str, type[Backend]] = {
    "openai": OpenAIBackend,
    "claude": ClaudeBackend,
    "gemini": GeminiBackend,
}


def create(name: str) -> Backend:
    try:
        return REGISTRY[name]()
    except KeyError:
        raise ValueError(f"no backend {name!r}") from None
