from langchain_core.embeddings import DeterministicFakeEmbedding

import pytest

from ragdesk.index import Index


class ShortEmbedder:
    def embed_documents(self, texts):
        return []


def test_search_finds_what_was_added():
    index = Index(DeterministicFakeEmbedding(size=8))
    index.add(["cats", "dogs"])
    assert set(index.search("cats", k=2)) == {"cats", "dogs"}


def test_vectors_that_are_missing():
    with pytest.raises(ValueError):
        Index(ShortEmbedder()).add(["cats"])
