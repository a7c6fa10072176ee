import os

from openai import OpenAI


def digest(mails: list[str]) -> str:
    client = OpenAI(timeout=30)
    answer = client.responses.create(
        model=os.environ.get("MAILMIND_MODEL", "gpt-4.1-2025-04-14"), input="\n".join(mails)
    )
    return answer.output_text


def weekly(mails: list[str], send) -> None:
    text = digest(mails)
    if not text:
        return
    send(text)
