"""Describes what is on pictures."""

from google import genai
from google.genai import errors, types

_client = None


def client():
    global _client
    if _client is None:
        _client = genai.Client(http_options=types.HttpOptions(timeout=30_000))
    return _client


def describe(picture: bytes) -> str:
    part = types.Part.from_bytes(data=picture, mime_type="image/png")
    response = client().models.generate_content(model="gemini-2.5-flash", contents=[part])
    if response.candidates and response.candidates[0].finish_reason == types.FinishReason.SAFETY:
        return "(not shown)"
    return response.text or ""


def price(picture: bytes) -> float | None:
    part = types.Part.from_bytes(data=picture, mime_type="image/png")
    try:
        response = client().models.generate_content(model="gemini-2.5-flash", contents=[part])
    except errors.ServerError:
        return None
    try:
        return float(response.text)
    except (TypeError, ValueError):
        return None


async def title(text: str) -> str:
    response = await client().aio.models.generate_content(model="gemini-2.5-flash", contents=text)
    return response.text.strip()
