import logging
from typing import Literal

from langchain_core.exceptions import OutputParserException
from langchain_core.language_models import BaseChatModel
from langchain_core.output_parsers import JsonOutputParser, StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_openai import ChatOpenAI
from pydantic import BaseModel

log = logging.getLogger(__name__)


class Topic(BaseModel):
    name: str
    level: Literal["easy", "hard"]


def default_llm() -> BaseChatModel:
    return ChatOpenAI(model="gpt-4o-2024-08-06", timeout=30, max_retries=1)


class Scholar:
    def __init__(self, llm: BaseChatModel | None = None):
        self.llm = llm or default_llm()
        prompt = ChatPromptTemplate.from_messages([("system", "Be brief."), ("human", "{text}")])
        self._abstract = prompt | self.llm | StrOutputParser()
        self._facts = prompt | self.llm | JsonOutputParser()

    def abstract(self, text: str) -> str:
        return self._abstract.invoke({"text": text})

    def facts(self, text: str) -> dict:
        try:
            return self._facts.invoke({"text": text})
        except OutputParserException:
            log.warning("no JSON")
            return {}

    def topic(self, text: str) -> str:
        topic = self.llm.with_structured_output(Topic).invoke(text)
        return topic.name

    async def answer(self, question: str) -> str:
        message = await self.llm.ainvoke(question)
        if message.response_metadata.get("finish_reason") == "length":
            return message.content + " …"
        return message.content

    def stream(self, question: str):
        for chunk in self.llm.stream(question):
            yield chunk.content

    def titles(self, texts: list[str]) -> list[str]:
        return [m.content for m in self.llm.batch(texts)]


def retitle(text: str) -> str:
    llm = default_llm()
    try:
        return llm.invoke(text).content
    except Exception:
        return ""
