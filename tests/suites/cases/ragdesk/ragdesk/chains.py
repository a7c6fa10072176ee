from langchain_core.language_models import BaseChatModel
from langchain_core.output_parsers import JsonOutputParser, StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from pydantic import BaseModel

from ragdesk.models import chat_model

QA = ChatPromptTemplate.from_messages([("system", "{context}"), ("human", "{question}")])
KEYS = ChatPromptTemplate.from_messages([("human", "Keywords of {text} as JSON")])


class Verdict(BaseModel):
    relevant: bool
    reason: str


def answer(question, context, llm=None):
    chain = QA | (llm or chat_model()) | StrOutputParser()
    return chain.invoke({"question": question, "context": context}).strip()


def keywords(text, llm=None):
    chain = KEYS | (llm or chat_model()) | JsonOutputParser()
    return chain.invoke({"text": text})


def judge(question, passage):
    grader = chat_model().with_structured_output(Verdict)
    return grader.invoke(f"Is {passage} relevant to {question}?")


async def rewrite(question):
    message = await chat_model().ainvoke(f"Rewrite: {question}")
    return message.content


def title(text, llm: BaseChatModel):
    return llm.invoke(f"A title for {text}").content
