import httpx


class JinaEmbeddings:
    """Embeddings of CVs and jobs, over HTTP."""

    def __init__(self, client: httpx.AsyncClient | None = None):
        self._client = client or httpx.AsyncClient(base_url="https://api.jina.ai", timeout=10)

    async def embed(self, texts: list[str]) -> list[list[float]]:
        response = await self._client.post(
            "https://api.jina.ai/v1/embeddings", json={"model": "jina-embeddings-v3", "input": texts}
        )
        if response.status_code == 429:
            raise RuntimeError("embedding quota")
        response.raise_for_status()
        return [row["embedding"] for row in response.json()["data"]]
