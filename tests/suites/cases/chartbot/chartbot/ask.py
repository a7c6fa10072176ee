"""Words for charts."""

import litellm
import ollama
import requests
from litellm import completion

URL = "https://api.openai.com/v1/chat/completions"


def title(rows):
    for _ in range(2):
        try:
            answer = completion(
                model="gpt-4o-2024-11-20",
                messages=[{"role": "user", "content": f"A title for {rows}"}],
                timeout=20,
                max_tokens=20,
            )
        except litellm.RateLimitError:
            continue
        if answer.choices[0].finish_reason != "stop":
            return "Chart"
        return answer.choices[0].message.content
    return "Chart"


def axis(rows):
    answer = ollama.chat(model="llama3.1:8b", messages=[{"role": "user", "content": str(rows)}])
    return answer["message"]["content"]


def colours(count):
    answer = requests.post(
        URL,
        json={"model": "gpt-4o-2024-11-20", "messages": [{"role": "user", "content": str(count)}]},
        timeout=15,
    )
    answer.raise_for_status()
    choices = answer.json()["choices"]
    if not choices:
        raise ValueError("no colours")
    return choices[0]["message"]["content"].split()


def caption(rows):
    answer = completion(
        model="gpt-4o-2024-11-20", messages=[{"role": "user", "content": str(rows)}], timeout=20
    )
    return answer.choices[0].message.content


def render(rows):
    return f"<figure>{caption(rows)}</figure>"
