import logging

import litellm

from llmgate.backends import create
from llmgate.config import DEBUG_EMBEDDINGS, Config

logger = logging.getLogger(__name__)


class GatewayError(Exception):
    pass


class Gateway:
    def __init__(self, config: Config | None = None, backend=None) -> None:
        self.config = config or Config()
        self.backend = backend or create(self.config.backend)

    def ask(self, prompt: str) -> str:
        for attempt in range(self.config.attempts):
            text = self.backend.complete(prompt)
            if text.strip():
                return text
            logger.warning("attempt %d gave nothing", attempt)
        raise GatewayError("no answer")

    def route(self, prompt: str, model: str = "gpt-4o-2024-11-20") -> str:
        try:
            response = litellm.completion(
                model=model, messages=[{"role": "user", "content": prompt}], timeout=10
            )
        except litellm.Timeout as error:
            raise GatewayError("too slow") from error
        return response.choices[0].message.content

    def remember(self, text: str) -> list[float]:
        if DEBUG_EMBEDDINGS:
            return litellm.embedding(model="text-embedding-3-small", input=[text]).data[0][
                "embedding"
            ]
        return [float(len(text))]
