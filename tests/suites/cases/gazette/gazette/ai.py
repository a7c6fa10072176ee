import json

import litellm


def headline(story: str, **extra) -> str:
    response = litellm.completion(
        model="gpt-4o-mini", messages=[{"role": "user", "content": story}], timeout=15, **extra
    )
    text = response.choices[0].message.content
    if not text:
        raise ValueError("no headline")
    return text


async def teaser(story: str) -> str:
    response = await litellm.acompletion(
        model="gpt-4o-mini", messages=[{"role": "user", "content": f"Tease: {story}"}]
    )
    choice = response.choices[0]
    if choice.finish_reason == "content_filter":
        return "Read more inside."
    return choice.message.content


def sections(story: str) -> list:
    response = litellm.completion(
        model="gpt-4o-mini", messages=[{"role": "user", "content": f"Sections of {story}"}]
    )
    return json.loads(response["choices"][0]["message"]["content"])
