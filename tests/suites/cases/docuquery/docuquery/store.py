from langchain_community.vectorstores import FAISS
from langchain_openai import OpenAIEmbeddings


class Store:
    def __init__(self, embeddings=None):
        self.embeddings = embeddings or OpenAIEmbeddings(model="text-embedding-3-small", timeout=20)
        self.index = None

    def vector(self, text):
        return self.embeddings.embed_query(text)

    def nearest(self, question, texts, number=3):
        import numpy

        ours = numpy.array(self.vector(question))
        theirs = numpy.array([self.vector(text) for text in texts])
        best = (theirs @ ours).argsort()[::-1][:number]
        return [texts[i] for i in best]
