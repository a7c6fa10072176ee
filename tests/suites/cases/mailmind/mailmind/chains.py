from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_openai import ChatOpenAI

PROMPT = ChatPromptTemplate.from_template("Summarise: {mail}")


def default_model():
    return ChatOpenAI(model="gpt-4.1-2025-04-14", timeout=20)


def summarise(mail: str, model=None) -> str:
    chain = PROMPT | (model or default_model()) | StrOutputParser()
    return chain.invoke({"mail": mail})


def subject(mail: str, model=None) -> str:
    model = model or default_model()
    found = model.invoke(f"A subject for {mail}").content
    return found.splitlines()[0] if found else "(no subject)"
