import instructor
from openai import OpenAI
from pydantic import BaseModel, ValidationError


class Slot(BaseModel):
    hour: int


class Booking:
    def __init__(self):
        self.client = instructor.from_openai(OpenAI(timeout=9))

    def book(self, text):
        try:
            return self.client.chat.completions.create(
                model="gpt-4o-mini",
                response_model=Slot,
                messages=[{"role": "user", "content": text}],
            ).hour
        except ValidationError:
            return None
