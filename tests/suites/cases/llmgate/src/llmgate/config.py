import os
from dataclasses import dataclass, field


@dataclass
class Config:
    backend: str = field(default_factory=lambda: os.getenv("LLMGATE_BACKEND", "openai"))
    fallbacks: tuple[str, ...] = ()
    attempts: int = 2


DEBUG_EMBEDDINGS = os.environ.get("LLMGATE_DEBUG_EMBEDDINGS", "") == "1"
