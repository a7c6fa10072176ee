import os

from anthropic import Anthropic
from openai import OpenAI


def ask_openai(prompt: str) -> str:
    client = OpenAI(timeout=20)
    answer = client.chat.completions.create(
        model="gpt-4o-2024-08-06", messages=[{"role": "user", "content": prompt}]
    )
    return answer.choices[0].message.content or ""


def ask_anthropic(prompt: str) -> str:
    client = Anthropic(timeout=20)
    answer = client.messages.create(
        model="claude-3-5-haiku-20241022",
        max_tokens=300,
        messages=[{"role": "user", "content": prompt}],
    )
    return answer.content[0].text


BACKENDS = {"openai": ask_openai, "anthropic": ask_anthropic}
