import json
import logging

from app.providers.base import LLMProvider, ProviderError

log = logging.getLogger(__name__)
SYSTEM = "You compare CVs with jobs. Answer in JSON: {\"score\": 0-100, \"reasons\": [..]}"


async def match(provider: LLMProvider, cv: str, job: str) -> dict:
    try:
        answer = await provider.complete_json(SYSTEM, f"CV:\n{cv}\n\nJob:\n{job}")
    except json.JSONDecodeError:
        log.warning("broken answer from %s", provider.name)
        return {"score": None, "reasons": []}
    except ProviderError as error:
        return {"score": None, "reasons": [error.reason]}
    score = answer.get("score")
    if not isinstance(score, (int, float)) or not 0 <= score <= 100:
        return {"score": None, "reasons": ["no score"]}
    return {"score": score, "reasons": answer.get("reasons", [])}
