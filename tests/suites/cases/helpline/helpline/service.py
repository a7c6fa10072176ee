import json
from dataclasses import dataclass, field
from typing import Protocol

import litellm
from litellm.exceptions import RateLimitError, Timeout
from tenacity import retry, retry_if_exception_type, stop_after_attempt, wait_none


class Llm(Protocol):
    def ask(self, prompt: str) -> str: ...


@dataclass
class LiteLlm:
    model: str = "gpt-4o-mini"
    options: dict = field(default_factory=dict)

    @retry(retry=retry_if_exception_type((RateLimitError, Timeout)), stop=stop_after_attempt(3), wait=wait_none(), reraise=True)
    def ask(self, prompt: str) -> str:
        reply = litellm.completion(
            model=self.model, messages=[{"role": "user", "content": prompt}], timeout=20, **self.options,
        )
        return reply.choices[0].message.content or ""


class Triage:
    def __init__(self, llm: Llm | None = None):
        self.llm = llm or LiteLlm()

    def urgency(self, message: str) -> int:
        answer = self.llm.ask(f"Urgency 1-5 as JSON: {message}")
        try:
            return max(1, min(5, int(json.loads(answer)["urgency"])))
        except (ValueError, KeyError, TypeError):
            return 3


async def reply(message: str) -> str:
    answer = await litellm.acompletion(model="gpt-4o-mini", messages=[{"role": "user", "content": message}], timeout=20)
    return answer["choices"][0]["message"]["content"]
