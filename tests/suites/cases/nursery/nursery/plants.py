from openai import LengthFinishReasonError
from pydantic import BaseModel

from nursery.client import make_client


class Plant(BaseModel):
    name: str
    water_days: int


def identify(photo):
    done = make_client().beta.chat.completions.parse(
        model="gpt-4o-2024-08-06",
        messages=[{"role": "user", "content": photo}],
        response_format=Plant,
    )
    message = done.choices[0].message
    if message.refusal:
        raise PermissionError(message.refusal)
    return message.parsed


def advise(name):
    done = make_client().chat.completions.create(
        model="gpt-4o-mini", messages=[{"role": "user", "content": name}]
    )
    return done.choices[0].message.content.upper()


def schedule(text):
    done = make_client().chat.completions.create(
        model="gpt-4o-mini", messages=[{"role": "user", "content": text}]
    )
    return Plant.model_validate_json(done.choices[0].message.content)


def remind(text):
    done = make_client().chat.completions.create(
        model="gpt-4o-mini", messages=[{"role": "user", "content": f"Remind: {text}"}]
    )
    return done.choices[0].message.content
