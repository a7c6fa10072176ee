import os

import cohere
from tenacity import retry, stop_after_attempt, wait_fixed

from .settings import Settings

_client = None


def client():
    global _client
    if _client is None:
        _client = cohere.ClientV2(api_key=os.environ["COHERE_API_KEY"], timeout=10)
    return _client


@retry(stop=stop_after_attempt(2), wait=wait_fixed(1), reraise=True)
def rerank(query, docs, settings=Settings()):
    out = client().rerank(model=settings.rerank_model, query=query, documents=docs, top_n=settings.top_k)
    return [docs[r.index] for r in out.results]
