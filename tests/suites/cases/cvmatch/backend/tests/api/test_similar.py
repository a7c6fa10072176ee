import httpx
import pytest
import respx

BODY = {"cv": "a", "job": "b"}


@respx.mock
def test_similar(client):
    respx.post("https://api.jina.ai/v1/embeddings").mock(
        return_value=httpx.Response(200, json={"data": [{"embedding": [1.0, 0.0]}, {"embedding": [1.0, 0.0]}]})
    )
    assert client.post("/api/similar", json=BODY).json() == {"similarity": 1.0}


@respx.mock
def test_quota(client):
    respx.post("https://api.jina.ai/v1/embeddings").mock(return_value=httpx.Response(429))
    with pytest.raises(RuntimeError, match="quota"):
        client.post("/api/similar", json=BODY)
