"""What a contract says."""

from openai import OpenAI
from pydantic import BaseModel

MODEL = "gpt-4.1-2025-04-14"
LABELS = {"contract", "letter", "invoice"}

client = OpenAI(timeout=30)


class Cut(Exception):
    """The summary is not complete."""


class Parties(BaseModel):
    names: list[str]


def summarise(text):
    answer = client.responses.create(model=MODEL, input=text, max_output_tokens=400)
    if answer.status == "incomplete":
        raise Cut(answer.incomplete_details.reason)
    return answer.output_text


def classify(text):
    answer = client.responses.create(model=MODEL, input=f"One word: {text}", max_output_tokens=16)
    label = answer.output_text.strip().lower()
    return label if label in LABELS else "other"


def parties(text):
    completion = client.chat.completions.parse(
        model=MODEL, messages=[{"role": "user", "content": text}], response_format=Parties
    )
    message = completion.choices[0].message
    if message.refusal:
        return None
    return message.parsed.names


def translate(text, language):
    answer = client.responses.create(model=MODEL, input=f"In {language}: {text}")
    return answer.output_text


def vector(text):
    return client.embeddings.create(model="text-embedding-3-small", input=text).data[0].embedding
