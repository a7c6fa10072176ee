from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from pydantic import BaseModel, Field

from .models import chat_model
from .settings import Settings

PROMPT = ChatPromptTemplate.from_template("Context:\n{context}\n\nQuestion: {question}")
JUDGE = ChatPromptTemplate.from_template("Is the answer grounded?\n{answer}")


class Verdict(BaseModel):
    grounded: bool
    reason: str = Field(max_length=400)


class Pipeline:
    def __init__(self, settings: Settings | None = None, retriever=None):
        self.settings = settings or Settings()
        self.retriever = retriever
        self.answer_chain = PROMPT | chat_model(self.settings.answer) | StrOutputParser()
        self.judge_chain = JUDGE | chat_model(self.settings.judge).with_structured_output(Verdict)

    def ask(self, question: str) -> dict:
        docs = self.retriever(question) if self.retriever else []
        answer = self.answer_chain.invoke({"context": "\n".join(docs), "question": question})
        verdict = self.judge_chain.invoke({"answer": answer})
        return {"answer": answer, "grounded": verdict.grounded, "reason": verdict.reason}
