import json

from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_openai import ChatOpenAI

PROMPT = ChatPromptTemplate.from_template("A quiz on {topic} in JSON")


def build_llm():
    return ChatOpenAI(model="gpt-4o-mini", timeout=30)


class QuizMaker:
    def __init__(self, llm=None):
        self.llm = llm or build_llm()

    def questions(self, topic: str) -> list[str]:
        chain = PROMPT | self.llm | StrOutputParser()
        text = chain.invoke({"topic": topic})
        try:
            return json.loads(text)["questions"]
        except json.JSONDecodeError:
            return []

    def hint(self, question: str) -> str:
        return self.llm.invoke(f"Hint for {question}").content.strip()

    async def ahint(self, question: str) -> str:
        return (await self.llm.ainvoke(f"Hint for {question}")).content.strip()
