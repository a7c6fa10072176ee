from dataclasses import dataclass, field
import os


@dataclass(frozen=True)
class ModelSettings:
    name: str = "gpt-4.1-2025-04-14"
    temperature: float = 0.0
    timeout: float = 20.0


@dataclass(frozen=True)
class Settings:
    answer: ModelSettings = field(default_factory=ModelSettings)
    judge: ModelSettings = field(default_factory=lambda: ModelSettings(name=os.environ.get("JUDGE_MODEL", "claude-sonnet-4-5"), timeout=60.0))
    rerank_model: str = "rerank-v3.5"
    top_k: int = 5
