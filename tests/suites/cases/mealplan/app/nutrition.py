"""What is in a meal, by Gemini."""

import json
import re

from google import genai
from google.genai import types

client = genai.Client(http_options=types.HttpOptions(timeout=20_000))


class NutritionError(ValueError):
    pass


def facts(meal):
    response = client.models.generate_content(
        model="gemini-2.0-flash-001",
        contents=f"Give kcal, protein, fat and carbs of {meal} as JSON.",
    )
    text = response.text
    if text is None:
        raise NutritionError("no answer")
    match = re.search(r"\{.*\}", text, re.DOTALL)
    if match is None:
        raise NutritionError(f"no JSON in {text[:80]!r}")
    try:
        return json.loads(match.group())
    except json.JSONDecodeError as error:
        raise NutritionError("broken JSON") from error


def allergens(ingredients):
    response = client.models.generate_content(
        model="gemini-2.0-flash-001",
        contents="Which of these are common allergens? " + ", ".join(ingredients),
    )
    return [word.strip() for word in response.text.split(",")]


def explain(meal):
    for chunk in client.models.generate_content_stream(
        model="gemini-2.0-flash-001", contents=f"Explain in simple words how to cook {meal}."
    ):
        yield chunk.text
