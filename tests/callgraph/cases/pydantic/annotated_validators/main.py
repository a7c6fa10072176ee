"""Validators that a field is annotated with run; what a local variable is annotated with does not."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel


def short(limit):
    def check(value):
        return value[:limit]

    return check


def unused():
    pass


class Answer(BaseModel):
    text: Annotated[str, AfterValidator(short(5))]


def main():
    answer: Annotated[Answer, unused()] = Answer(text="Paris")
    return answer


main()
