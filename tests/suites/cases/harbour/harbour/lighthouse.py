from openai import OpenAI

NIGHTS = {"new moon": 0, "full moon": 1}


def is_dark(night):
    return NIGHTS[night] == 0


def blink(night):
    return OpenAI().responses.create(model="gpt-4o-mini", input=night).output_text
