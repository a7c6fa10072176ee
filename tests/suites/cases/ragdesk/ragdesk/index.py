from ragdesk.models import embeddings


class Index:
    def __init__(self, embedder=None):
        self._embedder = embedder or embeddings()
        self._rows = []

    def add(self, texts):
        vectors = self._embedder.embed_documents(texts)
        if len(vectors) != len(texts):
            raise ValueError("vectors are missing")
        self._rows += zip(texts, vectors)

    def search(self, query, k=3):
        vector = self._embedder.embed_query(query)
        ranked = sorted(self._rows, key=lambda row: -sum(a * b for a, b in zip(vector, row[1])))
        return [text for text, _ in ranked[:k]]
