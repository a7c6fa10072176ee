import chromadb

from app.core.llm import embed


class Index:
    def __init__(self, path: str = "./chroma"):
        self.col = chromadb.PersistentClient(path).get_or_create_collection("docs")

    def add(self, ids, docs):
        self.col.add(ids=ids, documents=docs, embeddings=embed(docs))

    def query(self, q, k=4):
        res = self.col.query(query_embeddings=embed([q]), n_results=k)
        return res["documents"][0]
