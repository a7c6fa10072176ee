import os
from dataclasses import dataclass, field


@dataclass
class Config:
    provider: str = field(default_factory=lambda: os.getenv("REVIEWBOT_PROVIDER", "openai"))
    model: str = field(default_factory=lambda: os.getenv("REVIEWBOT_MODEL", "gpt-4o-mini-2024-07-18"))
    max_tokens: int = 800
