import base64

from openai import OpenAI


def describe_photo(data: bytes) -> str:
    image = base64.b64encode(data).decode()
    answer = OpenAI(timeout=60).chat.completions.create(
        model="gpt-4o-2024-11-20",
        messages=[
            {
                "role": "user",
                "content": [
                    {"type": "text", "text": "What is it?"},
                    {"type": "image_url", "image_url": {"url": f"data:image/png;base64,{image}"}},
                ],
            }
        ],
    )
    return answer.choices[0].message.content
