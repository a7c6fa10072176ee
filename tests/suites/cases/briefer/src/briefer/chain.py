import json

from langchain_core.prompts import ChatPromptTemplate
from langchain_openai import ChatOpenAI

PROMPT = ChatPromptTemplate.from_messages(
    [("system", "Answer as JSON with the keys title and points."), ("human", "{text}")]
)


class BriefError(ValueError):
    """The model gave no brief."""


class Briefer:
    def __init__(self, model=None):
        self.model = model or ChatOpenAI(model="gpt-4o-2024-11-20", timeout=30, max_retries=1)

    def brief(self, text):
        chain = PROMPT | self.model
        message = chain.invoke({"text": text})
        try:
            return json.loads(message.content)
        except json.JSONDecodeError as error:
            raise BriefError(text[:30]) from error
