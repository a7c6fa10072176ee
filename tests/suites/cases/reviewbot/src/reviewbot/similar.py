"""Issues that are like a change."""

import os

import httpx

URL = "https://api.openai.com/v1/embeddings"


def embed(texts):
    response = httpx.post(
        URL,
        headers={"Authorization": f"Bearer {os.environ['OPENAI_API_KEY']}"},
        json={"model": "text-embedding-3-small", "input": texts},
        timeout=15,
    )
    response.raise_for_status()
    return [item["embedding"] for item in response.json()["data"]]


def closest(diff, issues):
    vectors = embed([diff, *issues])
    if len(vectors) < 2:
        return None
    first, *others = vectors
    scores = [sum(a * b for a, b in zip(first, other)) for other in others]
    return issues[scores.index(max(scores))]
