"""Validators run when a model is made."""

from pydantic import BaseModel, field_validator, model_validator

def normalise(value):
    return value


class User(BaseModel):
    name: str

    @field_validator("name")
    @classmethod
    def strip(cls, value):
        return normalise(value)

    @model_validator(mode="after")
    def check(self):
        return self


User(name="x")
