import json

import anthropic
from django.conf import settings
from openai import OpenAI

client = OpenAI(api_key=settings.OPENAI_API_KEY, timeout=20)


class ModerationError(Exception):
    pass


def summarize(text: str) -> str:
    response = client.chat.completions.create(
        model=settings.SUMMARY_MODEL,
        messages=[{"role": "user", "content": f"Summarise in one line:\n{text}"}],
    )
    return response.choices[0].message.content.strip()


def translate(text: str, language: str) -> str:
    response = client.chat.completions.create(
        model="gpt-4o-mini-2024-07-18",
        messages=[{"role": "user", "content": f"Translate to {language}:\n{text}"}],
    )
    answer = response.choices[0].message.content
    if not answer:
        raise ModerationError("no translation")
    return answer


def moderate(text: str) -> dict:
    message = anthropic.Anthropic().messages.create(
        model="claude-3-5-haiku-20241022",
        max_tokens=200,
        messages=[{"role": "user", "content": f"Reply with JSON {{flag, why}}:\n{text}"}],
    )
    try:
        return json.loads(message.content[0].text)
    except json.JSONDecodeError as error:
        raise ModerationError("no JSON") from error
