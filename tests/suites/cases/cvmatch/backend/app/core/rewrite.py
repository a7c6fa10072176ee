from openai import OpenAI

from app.core.config import get_settings


def rewrite(cv: str, tone: str = "plain") -> str:
    settings = get_settings()
    if not settings.enable_rewrite:
        return cv
    with OpenAI(api_key=settings.openai_api_key, timeout=60) as client:
        stream = client.chat.completions.create(
            model="gpt-4o-2024-08-06",
            messages=[{"role": "user", "content": f"Rewrite in a {tone} tone:\n{cv}"}],
            stream=True,
        )
        return "".join(chunk.choices[0].delta.content or "" for chunk in stream if chunk.choices)
