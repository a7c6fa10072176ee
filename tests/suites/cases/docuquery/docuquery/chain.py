from langchain_core.output_parsers import PydanticOutputParser, StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_openai import ChatOpenAI
from pydantic import BaseModel


class Citation(BaseModel):
    page: int
    quote: str


ANSWER = ChatPromptTemplate.from_template("Answer from this text only.\n{text}\n\nQuestion: {question}")
CITE = ChatPromptTemplate.from_template("Quote the sentence that answers.\n{text}\n{question}\n{format}")


def make_llm(model="gpt-4o-2024-08-06"):
    return ChatOpenAI(model=model, timeout=30, max_retries=2)


def answer(question, text, llm=None):
    chain = ANSWER | (llm or make_llm()) | StrOutputParser()
    result = chain.invoke({"question": question, "text": text})
    if not result.strip():
        return "I do not know."
    return result


def cite(question, text, llm=None):
    parser = PydanticOutputParser(pydantic_object=Citation)
    llm = llm or make_llm()
    message = llm.invoke(
        CITE.format_messages(question=question, text=text, format=parser.get_format_instructions())
    )
    return parser.parse(message.content)
