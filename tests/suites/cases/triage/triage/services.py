"""What the models say of a ticket."""

import logging

import instructor
from django.conf import settings
from openai import OpenAI, OpenAIError
from tenacity import retry, stop_after_attempt

from triage.schemas import Verdict

logger = logging.getLogger(__name__)
client = OpenAI(timeout=20, max_retries=1)


class NotClassified(Exception):
    pass


def classify(text):
    completion = client.beta.chat.completions.parse(
        model=settings.OPENAI_MODEL,
        messages=[{"role": "user", "content": text}],
        response_format=Verdict,
    )
    message = completion.choices[0].message
    if message.refusal:
        raise NotClassified(message.refusal)
    if message.parsed is None:
        raise NotClassified("nothing parsed")
    return message.parsed


def reply(text):
    try:
        response = client.chat.completions.create(
            model=settings.OPENAI_MODEL, messages=[{"role": "user", "content": f"Answer: {text}"}], max_tokens=300
        )
    except OpenAIError:
        logger.exception("no reply")
        return None
    return response.choices[0].message.content


def is_abusive(text):
    if not settings.TRIAGE_MODERATE:
        return False
    return client.moderations.create(model="omni-moderation-latest", input=text).results[0].flagged


@retry(stop=stop_after_attempt(2))
def split(text):
    """The tickets that one message holds."""
    patched = instructor.from_openai(client)
    return patched.chat.completions.create(
        model=settings.OPENAI_MODEL,
        response_model=list[str],
        messages=[{"role": "user", "content": text}],
        max_retries=2,
    )
