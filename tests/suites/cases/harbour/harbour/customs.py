import httpx


class Refused(Exception):
    pass


def declare(goods):
    answer = httpx.post(
        "https://api.openai.com/v1/chat/completions",
        json={"model": "gpt-4o-mini", "messages": [{"role": "user", "content": goods}]},
        timeout=8,
    )
    if answer.status_code == 429:
        raise Refused
    return answer.json()["choices"][0]["message"]["content"]
