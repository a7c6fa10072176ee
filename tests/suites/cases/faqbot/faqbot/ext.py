from flask import current_app
from openai import OpenAI


class LLM:
    def __init__(self):
        self.client = None

    def init_app(self, app):
        self.client = app.config.get("OPENAI_CLIENT") or OpenAI(
            api_key=app.config.get("OPENAI_API_KEY", "none"), timeout=app.config["LLM_TIMEOUT"]
        )

    def answer(self, question: str, passages: list[str]) -> str | None:
        response = self.client.responses.create(
            model=current_app.config["OPENAI_MODEL"],
            instructions="Answer from the passages alone.",
            input="\n".join([*passages, question]),
        )
        if response.status == "incomplete":
            return None
        return response.output_text

    def embed(self, text: str) -> list[float]:
        return self.client.embeddings.create(model="text-embedding-3-small", input=text).data[0].embedding


llm = LLM()
