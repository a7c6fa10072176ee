import os

from google import genai

client = genai.Client(api_key=os.environ.get("GEMINI_API_KEY", "unset"))


def caption(image: bytes) -> str:
    local = genai.Client()
    response = local.models.generate_content(
        model="gemini-2.0-flash-001", contents=["Describe the picture", image]
    )
    if not response.candidates:
        return "(no caption)"
    return response.text


def keywords(text: str) -> list[str]:
    response = client.models.generate_content(
        model="gemini-2.0-flash-001", contents=f"Keywords of: {text}"
    )
    return [word.strip() for word in response.text.split(",")]
