import ollama
import cohere


class LocalModel:
    def __init__(self, host="http://localhost:11434", model="llama3.1:8b"):
        self.client = ollama.Client(host=host)
        self.model = model

    def generate(self, prompt):
        response = self.client.generate(model=self.model, prompt=prompt)
        return response["response"]

    def chat(self, messages):
        response = self.client.chat(model=self.model, messages=messages)
        return response["message"]["content"] or "(nothing)"


def rerank(query, documents, client=None):
    client = client or cohere.ClientV2()
    results = client.rerank(model="rerank-v3.5", query=query, documents=documents).results
    return [documents[one.index] for one in results if one.index < len(documents)]
