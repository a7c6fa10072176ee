import os

import httpx


def embed(texts: list[str]) -> list[list[float]]:
    response = httpx.post(
        "https://api.openai.com/v1/embeddings",
        headers={"Authorization": f"Bearer {os.environ['OPENAI_API_KEY']}"},
        json={"model": "text-embedding-3-small", "input": texts},
        timeout=20,
    )
    response.raise_for_status()
    return [row["embedding"] for row in response.json()["data"]]
