import instructor
from openai import OpenAI
from pydantic import BaseModel, Field

client = instructor.from_openai(OpenAI(timeout=30))


class Dose(BaseModel):
    drug: str
    milligrams: float = Field(gt=0)


class Extractor:
    def __init__(self, client=client):
        self.client = client

    def dose(self, text: str) -> Dose:
        return self.client.chat.completions.create(
            model="gpt-4o-2024-11-20",
            response_model=Dose,
            max_retries=2,
            messages=[{"role": "user", "content": text}],
        )


def allergies(text: str) -> list[str]:
    class Allergies(BaseModel):
        names: list[str]

    found = client.chat.completions.create(
        model="gpt-4o-2024-11-20",
        response_model=Allergies,
        messages=[{"role": "user", "content": text}],
    )
    return found.names
