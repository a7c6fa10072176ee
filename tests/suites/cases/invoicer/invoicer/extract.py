import os

import instructor
from groq import APIStatusError, Groq
from pydantic import BaseModel, ValidationError
from instructor.exceptions import InstructorRetryException


class Line(BaseModel):
    item: str
    price: float


class Invoice(BaseModel):
    number: str
    lines: list[Line]


def client():
    return instructor.from_groq(Groq(api_key=os.environ["GROQ_API_KEY"], timeout=20))


def extract(text: str) -> Invoice | None:
    try:
        return client().chat.completions.create(
            model="llama-3.1-8b-instant", response_model=Invoice, max_retries=2,
            messages=[{"role": "user", "content": text}],
        )
    except InstructorRetryException:
        return None


def plain(text: str) -> str:
    groq = Groq(api_key=os.environ["GROQ_API_KEY"], timeout=20)
    try:
        reply = groq.chat.completions.create(model="llama-3.1-8b-instant", messages=[{"role": "user", "content": text}])
    except APIStatusError as error:
        return f"failed: {error.status_code}"
    return reply.choices[0].message.content


def transcribe(path: str) -> str:
    with open(path, "rb") as audio:
        return Groq(timeout=60).audio.transcriptions.create(model="whisper-large-v3", file=audio).text
